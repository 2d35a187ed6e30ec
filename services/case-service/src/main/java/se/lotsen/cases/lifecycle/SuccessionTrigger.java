package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** What moves a succession case. */
enum SuccessionTrigger implements CaseTrigger {
  OPEN_DIALOGUE("Öppna dialog", "Open dialogue"),
  VALUE("Värdera", "Value"),
  SEARCH_SUCCESSOR("Sök efterträdare", "Search for a successor"),
  NEGOTIATE("Förhandla", "Negotiate"),
  TRANSFER("Överlåt", "Transfer"),
  START_FOLLOW_UP("Börja uppföljningen", "Start follow-up"),
  COMPLETE("Avsluta", "Complete"),
  ABANDON("Lägg ned", "Abandon"),
  REOPEN("Öppna igen", "Reopen");

  private final Text label;

  SuccessionTrigger(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }

  @Override
  public Effect effect() {
    return this == TRANSFER ? Effect.TRANSFERS_BUSINESS : Effect.NONE;
  }
}
