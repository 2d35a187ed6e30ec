package se.lotsen.kit.journal;

import org.jspecify.annotations.Nullable;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Access;
import se.lotsen.kit.access.Grant;

/**
 * What a command comes with besides its content: who asks, under which key, on which version, and
 * what it follows from.
 *
 * @param commandId new for every attempt of a caller; found in the journal, it tells that a write
 *     whose answer was lost did happen
 * @param command what was asked for, such as {@code LogSession}
 * @param by the account that asked, or the policy
 * @param access how far it may go, and as what
 * @param key the idempotency key, already scoped to caller and route; null when none was given
 * @param print fingerprint of the body sent with the key
 * @param expectedVersion the version the caller saw, when it insists on it
 * @param correlationId what this and all that follows from it goes back to
 * @param causationId the event or command that led to this one
 */
public record CommandContext(
    String commandId,
    String command,
    String by,
    Access access,
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

  /** What whoever asked was, with commas; null for a policy. */
  @Nullable String roles() {
    return access.roles();
  }

  /** The account in whose place whoever asked acted; null where in their own. */
  @Nullable String onBehalfOf() {
    return access.mandate() == null ? null : access.mandate().onBehalfOf();
  }

  /** The mandate by which they did; null where by none. */
  @Nullable String mandate() {
    return access.mandate() == null ? null : access.mandate().id();
  }

  /** What whoever asks may see of what the command is about. */
  public Grant visible() {
    return access.visible();
  }

  private static final String POLICY = "policy:";

  /** Whether somebody waits for the answer, who may be asked to come back later. */
  public boolean isOfUser() {
    return !by.startsWith(POLICY);
  }

  /** A further write of the same command, numbered from 1. */
  CommandContext part(int number) {
    return new CommandContext(
        commandId + "#" + number,
        command,
        by,
        access,
        key == null ? null : key + "#" + number,
        print,
        null,
        correlationId,
        causationId);
  }

  /** A command that follows from an event; the event's id makes doing it twice harmless. */
  public static CommandContext ofPolicy(String policy, String eventId, String correlationId) {
    return new CommandContext(
        policy + ":" + eventId,
        policy,
        POLICY + policy,
        Access.OF_SERVICE,
        policy + ":" + eventId,
        eventId,
        null,
        correlationId,
        eventId);
  }
}
