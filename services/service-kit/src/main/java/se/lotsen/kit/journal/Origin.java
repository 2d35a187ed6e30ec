package se.lotsen.kit.journal;

import org.jspecify.annotations.Nullable;
import se.lotsen.kit.IdSource;

/**
 * Where a command comes from.
 *
 * @param commandId new for every attempt of a caller; found in the journal, it tells that a write
 *     whose answer was lost did happen
 * @param command what was asked for, such as {@code LogSession}
 * @param by the account that asked, or the policy
 * @param key the idempotency key, already scoped to caller and route; null when none was given
 * @param print fingerprint of the body sent with the key
 * @param expectedVersion the version the caller saw, when it insists on it
 * @param correlationId what this and all that follows from it goes back to
 * @param causationId the event or command that led to this one
 */
public record Origin(
    String commandId,
    String command,
    String by,
    @Nullable String key,
    @Nullable String print,
    @Nullable Long expectedVersion,
    String correlationId,
    String causationId) {

  /**
   * The id for what this command makes: with an idempotency key always the same, so that a repeat
   * finds what the first one made.
   */
  public String idOfNew(IdSource ids) {
    return key == null ? ids.next() : IdSource.of(key);
  }

  private static final String POLICY = "policy:";

  /** Whether somebody waits for the answer, who may be asked to come back later. */
  public boolean isOfUser() {
    return !by.startsWith(POLICY);
  }

  /** A further write of the same command, numbered from 1. */
  Origin part(int number) {
    return new Origin(
        commandId + "#" + number,
        command,
        by,
        key == null ? null : key + "#" + number,
        print,
        null,
        correlationId,
        causationId);
  }

  /** A command that follows from an event; the event's id makes doing it twice harmless. */
  public static Origin ofPolicy(String policy, String eventId, String correlationId) {
    return new Origin(
        policy + ":" + eventId,
        policy,
        POLICY + policy,
        policy + ":" + eventId,
        eventId,
        null,
        correlationId,
        eventId);
  }
}
