package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** What moves an advice case. */
enum AdviceTrigger implements CaseTrigger {
  ANALYSE_NEEDS("Analysera behov", "Analyse needs"),
  START_ADVISING("Börja rådgivningen", "Start advising"),
  WAIT_FOR_CLIENT("Vänta på klienten", "Wait for the client"),
  RESUME("Återuppta", "Resume"),
  REFER("Lotsa vidare", "Refer"),
  REFERRAL_ANSWERED("Lotsningen är besvarad", "Referral answered"),
  START_FOLLOW_UP("Börja uppföljningen", "Start follow-up"),
  COMPLETE("Avsluta", "Complete"),
  WITHDRAW("Avbryt", "Withdraw"),
  REOPEN("Öppna igen", "Reopen");

  private final Text label;

  AdviceTrigger(String sv, String en) {
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
      default -> Effect.NONE;
    };
  }
}
