package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** What moves a spin-off case. */
enum SpinOffTrigger implements CaseTrigger {
  SCREEN("Pröva idén", "Screen"),
  DEVELOP_CONCEPT("Utveckla konceptet", "Develop the concept"),
  PREPARE_START("Förbered starten", "Prepare the start"),
  START_COMPANY("Starta företaget", "Start the company"),
  REFER("Lotsa vidare", "Refer"),
  REFERRAL_ANSWERED("Lotsningen är besvarad", "Referral answered"),
  START_FOLLOW_UP("Börja uppföljningen", "Start follow-up"),
  COMPLETE("Avsluta", "Complete"),
  ABANDON("Lägg ned", "Abandon"),
  REOPEN("Öppna igen", "Reopen");

  private final Text label;

  SpinOffTrigger(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }

  @Override
  public Effect effect() {
    return switch (this) {
      case REFER -> Effect.REFERS;
      case REFERRAL_ANSWERED -> Effect.TAKES_BACK;
      case START_COMPANY -> Effect.STARTS_COMPANY;
      default -> Effect.NONE;
    };
  }
}
