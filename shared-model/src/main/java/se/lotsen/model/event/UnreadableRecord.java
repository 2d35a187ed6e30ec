package se.lotsen.model.event;

import org.jspecify.annotations.Nullable;

/**
 * A record that no retry can make readable; it belongs in a dead-letter topic with this message.
 */
public final class UnreadableRecord extends RuntimeException {
  public UnreadableRecord(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
