package se.lotsen.kit.access;

import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;

/** What is answered to whoever may see something and not do what was asked for. */
public final class MissingRight {
  private MissingRight() {}

  /** Names the right, so that whoever gives rights knows which; the log names it, too. */
  public static Refusal of(Right right) {
    RequestAccess.setMissing("the right " + right.code());
    return new Refusal(
        Refusal.Kind.FORBIDDEN,
        "missing-right",
        new Text(
            "Det krävs rättigheten %s (%s) här; be den som hanterar konton om den"
                .formatted(right.code(), right.label().sv()),
            "This needs the right %s (%s) here; ask whoever manages accounts for it"
                .formatted(right.code(), right.label().en())),
        null);
  }
}
