package se.lotsen.kit.journal;

import se.lotsen.model.Text;

/** Why the store itself refuses a command, in words. */
final class JournalRefusals {
  private JournalRefusals() {}

  static Refusal stale(CommandContext context, long now) {
    return new Refusal(
        Refusal.Kind.STALE,
        "stale-version",
        new Text(
            "Du såg version %d men nu gäller %d; hämta på nytt och försök igen"
                .formatted(context.expectedVersion(), now),
            "You saw version %d but it is %d now; fetch it again and retry"
                .formatted(context.expectedVersion(), now)),
        "If-Match");
  }

  static Refusal nothingToMatch() {
    return new Refusal(
        Refusal.Kind.STALE,
        "nothing-to-match",
        new Text(
            "If-Match hör till en ändring, men det här finns inte än; utelämna det",
            "If-Match belongs to a change, but this is not there yet; leave it out"),
        "If-Match");
  }

  static Refusal tooLarge() {
    return Refusal.conflict(
        "too-large",
        "Det finns för mycket här; fortsätt i ett nytt",
        "There is too much here; go on in a new one");
  }
}
