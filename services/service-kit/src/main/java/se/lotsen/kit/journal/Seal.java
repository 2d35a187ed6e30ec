package se.lotsen.kit.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.EventJson;

/**
 * Makes a journal a chain: an entry is sealed with all that it says and with the seal of the one
 * before it, so that none can be changed, taken out or put in between without all that follow
 * saying so. Free words go in by their salted digest: they can be erased and the chain still holds.
 */
final class Seal {
  /** Before the first entry. */
  static final String NONE = "";

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Seal() {}

  /** The entry with its seal, behind an entry with the seal {@code before}. */
  static JournalEntry sealed(String aggregateId, String before, JournalEntry entry) {
    var note = entry.note();
    var salt = note == null ? null : newSalt();
    var digested = entry.withNoteDigest(salt, note == null || salt == null ? null : of(salt, note));
    return digested.withSeal(of(aggregateId, before, digested));
  }

  /** The seal that an entry must have. */
  static String of(String aggregateId, String before, JournalEntry entry) {
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
    return digest(EventJson.MAPPER.writeValueAsString(said));
  }

  /** Whether the free words, if they are still there, are those that were sealed. */
  static boolean fitsNote(JournalEntry entry) {
    var note = entry.note();
    return note == null
        || (entry.noteSalt() != null && of(entry.noteSalt(), note).equals(entry.noteDigest()));
  }

  private static String of(@Nullable String salt, String note) {
    return digest(salt + "\n" + note);
  }

  private static String newSalt() {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return encoded(salt);
  }

  static String digest(String text) {
    try {
      return encoded(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
