package se.lotsen.kit.access;

import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Role;

/**
 * How far a command may go.
 *
 * @param right what is needed for it; null for what this process does by itself
 * @param roles of the caller, with commas; null where there is none
 * @param visible what the caller may see of what it is about
 * @param permitted what the caller may do it to
 * @param mandate by which they may; null where by themselves
 */
public record Access(
    @Nullable Right right,
    @Nullable String roles,
    Grant visible,
    Grant permitted,
    @Nullable MandateInForce mandate) {
  /** For policies and whatever else acts for nobody. */
  public static final Access OF_SERVICE =
      new Access(null, null, Grant.EVERYTHING, Grant.EVERYTHING, null);

  static Access of(Caller caller, Right right) {
    return new Access(
        right,
        caller.roles().stream().sorted().map(Role::claim).collect(Collectors.joining(",")),
        caller.grant(right.seeing()),
        caller.grant(right),
        caller.mandate());
  }

  /** Whether what has this state is there for the caller. */
  public boolean sees(Placement placement, Document state) {
    return visible.covers(placement, state) || permitted.covers(placement, state);
  }

  /** Whether the command may be done to what has this state, or may leave it so. */
  public boolean permits(Placement placement, Document state) {
    return permitted.covers(placement, state);
  }

  /** What is answered to whoever may see something and not do this to it. */
  public Refusal missing() {
    if (right == null) {
      throw new IllegalStateException("This process may do everything by itself");
    }
    return MissingRight.of(right);
  }
}
