package se.lotsen.cases.lifecycle;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.lifecycle.LifecycleGuard;
import se.lotsen.model.Text;

/** A named rule for a step, with the sentence a user is shown when it says no. */
public enum Guard implements LifecycleGuard<CaseFacts> {
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
      "The project is closed; open a new case in a project that is active"),
  COMPANY_RECORDED(
      CaseFacts::companyRecorded,
      "Inget företag är angivet än; ange det nya företaget och dess startdag",
      "No company is recorded yet; record the new company and the day it starts"),
  GENUINELY_NEW(
      CaseFacts::genuinelyNew,
      "Ett ägarbyte, byte av juridisk form eller företag som fanns redan är inget nytt företag;"
          + " lägg ned ärendet eller ange"
          + " ett nytt företag",
      "A change of owner or of legal form, or a company that existed before, is no new company;"
          + " abandon the case or record a company"
          + " that is new"),
  SUCCESSOR_KNOWN(
      CaseFacts::successorKnown,
      "Efterträdaren är inte känd än; ange om det är familj, anställd eller extern",
      "The successor is not known yet; say whether it is family, an employee or external"),
  TRANSFER_DATE_GIVEN(
      CaseFacts::transferDateGiven,
      "Dagen för överlåtelsen är inte angiven än; ange den",
      "The day of the transfer is not given yet; give it");

  private final Predicate<CaseFacts> rule;
  private final Text refusal;

  Guard(Predicate<CaseFacts> rule, String sv, String en) {
    this.rule = rule;
    this.refusal = new Text(sv, en);
  }

  @Override
  public boolean allows(CaseFacts facts) {
    return rule.test(facts);
  }

  @Override
  public Text refusal() {
    return refusal;
  }

  @Override
  public @Nullable String asksFor() {
    return this == REASON_GIVEN ? "reason" : null;
  }
}
