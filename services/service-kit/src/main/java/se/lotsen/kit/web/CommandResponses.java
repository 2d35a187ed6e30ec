package se.lotsen.kit.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Versioned;

/** Outcomes of commands as HTTP answers. */
public final class CommandResponses {
  private CommandResponses() {}

  /** 201 with the place of what was made. */
  public static ResponseEntity<Receipt> created(Outcome outcome, String collection) {
    return createdWith(outcome, collection, null);
  }

  /** 201 with the place of what was made, and the id of what was made along with it. */
  public static ResponseEntity<Receipt> createdWith(
      Outcome outcome, String collection, @Nullable String createdId) {
    return switch (outcome) {
      case Outcome.Done done -> created(done, collection + "/" + done.id(), createdId);
      case Outcome.Refused refused -> throw new RefusedException(refused.why());
    };
  }

  /** 201 with the place of what was made within an aggregate. */
  public static ResponseEntity<Receipt> createdWithin(
      Outcome outcome, String collection, String createdId) {
    return switch (outcome) {
      case Outcome.Done done -> created(done, collection + "/" + createdId, createdId);
      case Outcome.Refused refused -> throw new RefusedException(refused.why());
    };
  }

  private static ResponseEntity<Receipt> created(
      Outcome.Done done, String place, @Nullable String createdId) {
    return ResponseEntity.created(URI.create(ApiVersion.PATH + place))
        .eTag(etag(done.version()))
        .body(receipt(done, createdId));
  }

  /** 200 with the receipt. */
  public static ResponseEntity<Receipt> changed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done ->
          ResponseEntity.status(HttpStatus.OK).eTag(etag(done.version())).body(receipt(done, null));
      case Outcome.Refused refused -> throw new RefusedException(refused.why());
    };
  }

  /** 200 with what was found, its version as ETag. */
  public static <T> ResponseEntity<T> found(Versioned<?> found, T body) {
    return ResponseEntity.ok().eTag(etag(found.version())).body(body);
  }

  private static String etag(long version) {
    return "\"" + version + "\"";
  }

  private static Receipt receipt(Outcome.Done done, @Nullable String createdId) {
    return new Receipt(
        done.id(), done.version(), done.status(), done.recordedAt(), done.events(), createdId);
  }
}
