package se.lotsen.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Access;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decide;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ClientId;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientErased;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.Topics;

/** Commands to a {@link Sample}. Its events are a client's: events are a closed family. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  static final String BY = "anna";

  static final Listing ALL = Listing.by();
  static final Listing BY_COUNT = Listing.by("count");
  static final Listing BY_LABEL = Listing.by().latestFirst("label");

  static final AggregateType<Sample, ClientEvent> TYPE =
      new AggregateType<>(
          "sample",
          "testkit.samples",
          Sample.class,
          Topics.CLIENTS,
          sample -> "COUNT_" + sample.count(),
          List.of(),
          List.of(ALL, BY_COUNT, BY_LABEL),
          Placement.by(Scope.PROJECT, "label"),
          Refusal.conflict("sample-exists", "Finns redan", "Is there already"));

  private Samples() {}

  static String newId() {
    return IdSource.TIME_ORDERED.next();
  }

  static List<String> newIds(int number) {
    return IntStream.range(0, number).mapToObj(i -> newId()).toList();
  }

  static CommandContext context() {
    var command = newId();
    return new CommandContext(
        command, "count", BY, Access.OF_SERVICE, null, null, null, command, command);
  }

  static CommandContext context(String key, String print) {
    var command = newId();
    return new CommandContext(
        command, "count", BY, Access.OF_SERVICE, key, print, null, command, command);
  }

  static CommandContext originSeeing(long version) {
    var command = newId();
    return new CommandContext(
        command, "count", BY, Access.OF_SERVICE, null, null, version, command, command);
  }

  static CommandContext originBelongingTo(String correlation) {
    var command = newId();
    return new CommandContext(
        command, "count", BY, Access.OF_SERVICE, null, null, null, correlation, command);
  }

  static Decision<Sample, ClientEvent> begun(String id) {
    return begun(id, null);
  }

  static Decision<Sample, ClientEvent> begun(String id, @Nullable String label) {
    return Decision.accepted(new Sample(id, 1, label), event(id, 1));
  }

  static Decide<Sample, ClientEvent> raise() {
    return raiseBy(1);
  }

  /** One command with many events. */
  static Decide<Sample, ClientEvent> raiseBy(int steps) {
    return (sample, now) ->
        new Decision.Accepted<>(
            new Sample(sample.id(), sample.count() + steps, sample.label()),
            IntStream.rangeClosed(sample.count() + 1, sample.count() + steps)
                .mapToObj(count -> event(sample.id(), count))
                .toList(),
            null);
  }

  /** Erases what is personal in it, of which there is none but words in its journal. */
  static Decide<Sample, ClientEvent> erase() {
    return (sample, now) ->
        Decision.accepted(
            sample,
            new ClientErased(new ClientId(sample.id()), DAY, ErasureGround.SUBJECT_REQUEST),
            "Why");
  }

  /** The event with this sequence. */
  static ClientEvent event(String id, long sequence) {
    var profile =
        new ClientProfile(
            ClientKind.COMPANY, Municipality.of("2404"), null, null, null, DAY.minusDays(sequence));
    return sequence == 1
        ? new ClientRegistered(new ClientId(id), DAY, profile)
        : new ClientProfileChanged(new ClientId(id), DAY, profile);
  }
}
