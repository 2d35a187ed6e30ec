package se.lotsen.kit.journal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import se.lotsen.model.event.EventJson;

/**
 * Makes a journal a chain: an entry is sealed with all that it says and with the seal of the one
 * before it, so that none can be changed, taken out or put in between without all that follow
 * saying so. Free words go in by their salted digest: they can be erased and the chain still holds.
 * A seal says by which algorithm it was made ({@link SealAlgorithm}).
 */
final class Seal {
  /** Before the first entry. */
  static final String NONE = "";

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Seal() {}

  /** The entry with its seal, behind an entry with the seal {@code before}. */
  static JournalEntry sealed(String aggregateId, String before, JournalEntry entry) {
    return sealed(SealAlgorithm.NOW, aggregateId, before, entry);
  }

  static JournalEntry sealed(
      SealAlgorithm by, String aggregateId, String before, JournalEntry entry) {
    var note = entry.note();
    var salt = note == null ? null : newSalt();
    var digested =
        entry.withNoteDigest(
            salt, note == null || salt == null ? null : by.digest(salted(salt, note)));
    return digested.withSeal(by.digest(said(aggregateId, before, digested)));
  }

  /** Whether an entry behind one with the seal {@code before} has the seal that it must have. */
  static boolean fits(String aggregateId, String before, JournalEntry entry) {
    return SealAlgorithm.fits(entry.seal(), said(aggregateId, before, entry));
  }

  private static String said(String aggregateId, String before, JournalEntry entry) {
    var said =
        new ArrayList<>(
            Arrays.asList(
                aggregateId,
                before,
                entry.sequence(),
                entry.version(),
                entry.type(),
                entry.data(),
                entry.partitionKey(),
                entry.on().toString(),
                entry.recordedAt().toEpochMilli(),
                entry.status(),
                entry.commandId(),
                entry.command(),
                entry.by(),
                entry.roles(),
                entry.key(),
                entry.print(),
                entry.noteDigest(),
                entry.correlationId(),
                entry.causationId()));
    if (entry.mandate() != null) {
      // Behind all else: entries from before there were mandates keep their seals.
      said.addAll(Arrays.asList(entry.mandate(), entry.onBehalfOf()));
    }
    return EventJson.MAPPER.writeValueAsString(said);
  }

  /** Whether the free words, if they are still there, are those that were sealed. */
  static boolean fitsNote(JournalEntry entry) {
    var note = entry.note();
    return note == null
        || (entry.noteSalt() != null
            && entry.noteDigest() != null
            && SealAlgorithm.fits(entry.noteDigest(), salted(entry.noteSalt(), note)));
  }

  private static String salted(String salt, String note) {
    return salt + "\n" + note;
  }

  private static String newSalt() {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return SealAlgorithm.encoded(salt);
  }
}
