package se.lotsen.kit.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what was done: it is {@code POST}ed to the address of that with {@code /retraction}
 * after it. What it counted for is not counted any more; that it was there stays in the journal.
 *
 * @param reason kept in the journal
 */
public record Retraction(@Nullable @Size(max = 2000) String reason) {
  private static final Retraction WITHOUT_REASON = new Retraction(null);

  /** What was sent, which may be nothing at all. */
  public static Retraction of(@Nullable Retraction sent) {
    return sent == null ? WITHOUT_REASON : sent;
  }
}
