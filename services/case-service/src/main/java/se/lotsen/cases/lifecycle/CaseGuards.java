package se.lotsen.cases.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleGuard;

/** The rules for steps, each with the sentence a user is shown when it says no. */
final class CaseGuards {
  static final LifecycleGuard<CaseFacts> ADVISOR_ASSIGNED =
      LifecycleGuard.of(
          "ADVISOR_ASSIGNED",
          CaseFacts::advisorAssigned,
          "Ärendet har ingen rådgivare än; tilldela en först",
          "The case has no advisor yet; assign one first");

  static final LifecycleGuard<CaseFacts> PROJECT_ACTIVE_ON_THE_DAY =
      LifecycleGuard.of(
          "PROJECT_ACTIVE_ON_THE_DAY",
          CaseFacts::projectActiveOnTheDay,
          "Projektet pågår inte den dagen; välj en dag inom projektets period",
          "The project is not active on that day; choose a day within its period");

  static final LifecycleGuard<CaseFacts> SESSION_LOGGED =
      LifecycleGuard.of(
          "SESSION_LOGGED",
          CaseFacts::sessionLogged,
          "Inget rådgivningstillfälle är registrerat än; registrera minst ett",
          "No session is logged yet; log at least one");

  static final LifecycleGuard<CaseFacts> OUTCOME_RECORDED =
      LifecycleGuard.of(
          "OUTCOME_RECORDED",
          CaseFacts::outcomeRecorded,
          "Inget resultat är registrerat än; registrera vad ärendet ledde till",
          "No outcome is recorded yet; record what came of the case");

  static final LifecycleGuard<CaseFacts> REASON_GIVEN =
      LifecycleGuard.reasonGiven(CaseFacts::reasonGiven);

  static final LifecycleGuard<CaseFacts> PROJECT_NOT_CLOSED =
      LifecycleGuard.of(
          "PROJECT_NOT_CLOSED",
          CaseFacts::projectNotClosed,
          "Projektet är avslutat; öppna ett nytt ärende i ett projekt som pågår",
          "The project is closed; open a new case in a project that is active");

  static final LifecycleGuard<CaseFacts> COMPANY_RECORDED =
      LifecycleGuard.of(
          "COMPANY_RECORDED",
          CaseFacts::companyRecorded,
          "Inget företag är angivet än; ange det nya företaget och dess startdag",
          "No company is recorded yet; record the new company and the day it starts");

  static final LifecycleGuard<CaseFacts> GENUINELY_NEW =
      LifecycleGuard.of(
          "GENUINELY_NEW",
          CaseFacts::genuinelyNew,
          "Ett ägarbyte, byte av juridisk form eller företag som fanns redan är inget nytt företag;"
              + " lägg ned ärendet eller ange"
              + " ett nytt företag",
          "A change of owner or of legal form, or a company that existed before, is no new company;"
              + " abandon the case or record a company"
              + " that is new");

  static final LifecycleGuard<CaseFacts> SUCCESSOR_KNOWN =
      LifecycleGuard.of(
          "SUCCESSOR_KNOWN",
          CaseFacts::successorKnown,
          "Efterträdaren är inte känd än; ange om det är familj, anställd eller extern",
          "The successor is not known yet; say whether it is family, an employee or external");

  static final LifecycleGuard<CaseFacts> TRANSFER_DATE_GIVEN =
      LifecycleGuard.of(
          "TRANSFER_DATE_GIVEN",
          CaseFacts::transferDateGiven,
          "Dagen för överlåtelsen är inte angiven än; ange den",
          "The day of the transfer is not given yet; give it");

  private CaseGuards() {}
}
