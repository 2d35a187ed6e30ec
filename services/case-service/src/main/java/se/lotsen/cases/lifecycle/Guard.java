package se.lotsen.cases.lifecycle;

import java.util.function.Predicate;
import se.lotsen.model.Text;

/** A named rule for a step, with the sentence a user is shown when it says no. */
public enum Guard {
  ADVISOR_ASSIGNED(
      CaseFacts::advisorAssigned,
      "Ärendet har ingen rådgivare än; tilldela en först",
      "The case has no advisor yet; assign one first"),
  PROJECT_ACTIVE_ON_THE_DAY(
      CaseFacts::projectActiveOnTheDay,
      "Projektet pågår inte den dagen; välj en dag inom projektets period",
      "The project is not active on that day; choose a day within its period"),
  SESSION_LOGGED(
      CaseFacts::sessionLogged,
      "Inget rådgivningstillfälle är registrerat än; registrera minst ett",
      "No session is logged yet; log at least one"),
  OUTCOME_RECORDED(
      CaseFacts::outcomeRecorded,
      "Inget resultat är registrerat än; registrera vad ärendet ledde till",
      "No outcome is recorded yet; record what came of the case"),
  REASON_GIVEN(
      CaseFacts::reasonGiven, "En anledning behövs; skriv varför", "A reason is needed; say why"),
  PROJECT_NOT_CLOSED(
      CaseFacts::projectNotClosed,
      "Projektet är avslutat; öppna ett nytt ärende i ett projekt som pågår",
      "The project is closed; open a new case in a project that is active");

  private final Predicate<CaseFacts> rule;
  private final Text refusal;

  Guard(Predicate<CaseFacts> rule, String sv, String en) {
    this.rule = rule;
    this.refusal = new Text(sv, en);
  }

  boolean allows(CaseFacts facts) {
    return rule.test(facts);
  }

  /** What a user is told when the rule says no, and what to do about it. */
  public Text refusal() {
    return refusal;
  }
}
