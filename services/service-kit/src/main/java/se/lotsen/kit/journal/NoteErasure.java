package se.lotsen.kit.journal;

import java.util.Collection;

/**
 * Takes the free words of journals away where an erasure is settled: by then all that came before
 * it is in the journal, and nobody adds to that later.
 */
final class NoteErasure {
  private final Aggregates<?, ?> aggregates;
  private final ErasedSpace space;

  NoteErasure(Aggregates<?, ?> aggregates, ErasedSpace space) {
    this.aggregates = aggregates;
    this.space = space;
  }

  /** Erases what came before the last erasure of each; whether there was one. */
  boolean erase(Collection<Unpublished> settled) {
    boolean erased = false;
    for (var each : settled) {
      var before =
          each.entries().stream()
              .filter(JournalEntry::isErasure)
              .mapToLong(JournalEntry::sequence)
              .max();
      before.ifPresent(sequence -> aggregates.journal().eraseNotes(each.id(), sequence));
      erased |= before.isPresent();
    }
    return erased;
  }

  /** Says where the space of what was erased is. */
  void tell() {
    var collection = aggregates.type().collection();
    space.erasedFrom(collection);
    space.erasedFrom(collection + Journal.SUFFIX);
  }
}
