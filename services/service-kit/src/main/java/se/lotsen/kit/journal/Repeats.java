package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.eq;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds what came of a command that was given before: in the outbox of its aggregate, or in the
 * journal.
 */
final class Repeats {
  static final Refusal KEY_REUSED =
      Refusal.invalid(
          "idempotency-key-reused",
          "Idempotency-Key",
          "Nyckeln har redan använts med ett annat innehåll; ta en ny nyckel",
          "The key was used before with another body; take a new key");

  /**
   * A receipt names what happened; of a history that is written in one command, the first so many.
   */
  private static final int MAX_IN_A_RECEIPT = GuardedWrite.MAX_UNPUBLISHED;

  private final Aggregates<?, ?> aggregates;

  Repeats(Aggregates<?, ?> aggregates) {
    this.aggregates = aggregates;
  }

  /**
   * How the command ended that this aggregate got under the same key, or null when there was none.
   */
  @Nullable Outcome find(Document found, CommandContext context) {
    var id = found.getString("_id");
    var outbox = AggregateDocument.outboxOf(found);
    for (var entry : outbox) {
      if (Objects.equals(entry.key(), context.key())) {
        return isAnother(entry.print(), context) ? refused() : done(id, sameCommand(entry, outbox));
      }
    }
    var keyed = aggregates.journal().withKey(String.valueOf(context.key()));
    if (keyed == null || !keyed.id().equals(id)) {
      return null;
    }
    if (isAnother(keyed.print(), context)) {
      return refused();
    }
    var first = keyed.entry();
    if (first == null) {
      return new Outcome.Done(
          id, keyed.version(), 0, keyed.status(), keyed.recordedAt(), List.of(), true);
    }
    var entries =
        new ArrayList<>(aggregates.journal().read(id, first.sequence() - 1, MAX_IN_A_RECEIPT));
    long last = entries.getLast().sequence();
    outbox.stream().filter(entry -> entry.sequence() > last).forEach(entries::add);
    return done(id, sameCommand(first, entries));
  }

  private static boolean isAnother(@Nullable String print, CommandContext context) {
    return !Objects.equals(print, context.print());
  }

  private static Outcome refused() {
    return new Outcome.Refused(KEY_REUSED);
  }

  private static List<JournalEntry> sameCommand(JournalEntry first, List<JournalEntry> entries) {
    return entries.stream().filter(entry -> entry.version() == first.version()).toList();
  }

  /** Whether the key was given to another aggregate of this type. */
  boolean isKeyOfAnother(String id, CommandContext context) {
    var key = context.key();
    if (key == null) {
      return false;
    }
    var keyed = aggregates.journal().withKey(key);
    return keyed != null
        ? !keyed.id().equals(id)
        : aggregates.pending(eq(AggregateDocument.OUTBOX + ".key", key), 2).stream()
            .anyMatch(other -> !other.equals(id));
  }

  /** Whether the entry is there: waiting to be published, or published already. */
  boolean isWritten(String id, JournalEntry wanted) {
    var document = aggregates.load(id);
    if (document == null) {
      return false;
    }
    return AggregateDocument.outboxOf(document).stream().anyMatch(entry -> isSame(entry, wanted))
        || isSame(aggregates.journal().find(id, wanted.sequence()), wanted);
  }

  private static boolean isSame(@Nullable JournalEntry there, JournalEntry wanted) {
    return there != null
        && there.sequence() == wanted.sequence()
        && there.commandId().equals(wanted.commandId());
  }

  private static Outcome.Done done(String id, List<JournalEntry> entries) {
    return done(id, entries, true);
  }

  static Outcome.Done done(String id, List<JournalEntry> entries, boolean repeated) {
    var last = entries.getLast();
    return new Outcome.Done(
        id,
        last.version(),
        last.sequence(),
        last.status(),
        last.recordedAt(),
        entries.stream().map(JournalEntry::type).toList(),
        repeated);
  }
}
