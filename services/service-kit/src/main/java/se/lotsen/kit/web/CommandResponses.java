package se.lotsen.kit.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Versioned;

/** Outcomes of commands as HTTP answers. */
public final class CommandResponses {
  private CommandResponses() {}

  /**
   * What a command is answered with; a repeat under the same key is answered with the same.
   *
   * @param version of the aggregate after the command; the ETag of the answer says it too
   * @param status of the aggregate after the command
   * @param events what happened, as CloudEvents types
   * @param made the id of what was made within or along with it, if something was
   */
  public record Receipt(
      String id,
      long version,
      String status,
      Instant recordedAt,
      List<String> events,
      @Nullable String made) {}

  /** 201 with the place of what was made. */
  public static ResponseEntity<Object> created(Outcome outcome, String collection) {
    return createdWith(outcome, collection, null);
  }

  /** 201 with the place of what was made, and the id of what was made along with it. */
  public static ResponseEntity<Object> createdWith(
      Outcome outcome, String collection, @Nullable String made) {
    return switch (outcome) {
      case Outcome.Done done -> created(done, collection + "/" + done.id(), made);
      case Outcome.Refused refused -> Problems.of(refused.why());
    };
  }

  /** 201 with the place of what was made within an aggregate. */
  public static ResponseEntity<Object> createdWithin(
      Outcome outcome, String collection, String made) {
    return switch (outcome) {
      case Outcome.Done done -> created(done, collection + "/" + made, made);
      case Outcome.Refused refused -> Problems.of(refused.why());
    };
  }

  private static ResponseEntity<Object> created(
      Outcome.Done done, String place, @Nullable String made) {
    return ResponseEntity.created(URI.create(place))
        .eTag(etag(done.version()))
        .body(receipt(done, made));
  }

  /** 200 with the receipt. */
  public static ResponseEntity<Object> changed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done ->
          ResponseEntity.status(HttpStatus.OK).eTag(etag(done.version())).body(receipt(done, null));
      case Outcome.Refused refused -> Problems.of(refused.why());
    };
  }

  /** 200 with what was found, its version as ETag. */
  public static ResponseEntity<Object> found(Versioned<?> found, Object body) {
    return ResponseEntity.ok().eTag(etag(found.version())).body(body);
  }

  private static String etag(long version) {
    return "\"" + version + "\"";
  }

  private static Receipt receipt(Outcome.Done done, @Nullable String made) {
    return new Receipt(
        done.id(), done.version(), done.status(), done.recordedAt(), done.events(), made);
  }
}
