package se.lotsen.cases.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.OutcomeKind;

/** Why a command to a case is refused, in words. */
final class CaseRefusals {
  private CaseRefusals() {}

  static @Nullable Refusal beforeOpening(LocalDate on, CaseFile file) {
    return beforeOpening(on, file, "on");
  }

  static @Nullable Refusal beforeOpening(LocalDate on, CaseFile file, String field) {
    return on.isBefore(file.openedOn())
        ? Refusal.invalid(
            "day-before-opening",
            field,
            "%s ligger före dagen då ärendet öppnades (%s)".formatted(on, file.openedOn()),
            "%s is before the day the case was opened (%s)".formatted(on, file.openedOn()))
        : null;
  }

  static @Nullable Refusal dueBefore(@Nullable LocalDate dueOn, LocalDate openedOn) {
    return dueOn != null && dueOn.isBefore(openedOn)
        ? Refusal.invalid(
            "due-before-opening",
            "dueOn",
            "Ärendet kan inte vara klart före dagen då det öppnas (%s)".formatted(openedOn),
            "The case cannot be due before the day it is opened (%s)".formatted(openedOn))
        : null;
  }

  static @Nullable Refusal notOpen(CaseFile file) {
    return file.state().phase().isOpen()
        ? null
        : Refusal.conflict(
            "case-not-open",
            "Ärendet är %s; öppna det igen först".formatted(file.state().label().sv()),
            "The case is %s; reopen it first".formatted(file.state().name()));
  }

  static Refusal noSessionsNow(CaseFile file) {
    return Refusal.conflict(
        "no-sessions-now",
        "Tillfällen registreras medan arbetet pågår; ärendet är %s"
            .formatted(file.state().label().sv()),
        "Sessions are logged while work goes on; the case is %s".formatted(file.state().name()));
  }

  static Refusal noOutcomesNow(CaseFile file) {
    return Refusal.conflict(
        "no-outcomes-now",
        "Resultat registreras när arbetet har börjat; ärendet är %s"
            .formatted(file.state().label().sv()),
        "Outcomes are recorded once work has begun; the case is %s".formatted(file.state().name()));
  }

  static Refusal noAdvisor() {
    return Refusal.invalid(
        "advisor-needed",
        "advisor",
        "Ange rådgivaren; ärendet har ingen än",
        "Say who advised; the case has no advisor yet");
  }

  static @Nullable Refusal noResultsNow(CaseFile file) {
    return file.state().phase().takesOutcomes() ? null : noOutcomesNow(file);
  }

  static Refusal noCompanyHere() {
    return Refusal.conflict(
        "no-company-here",
        "Ett ägarskifte leder inte till ett nytt företag; öppna en avknoppning för det",
        "No new company comes of a succession; open a spin-off case for it");
  }

  static Refusal noSuccessionHere() {
    return Refusal.conflict(
        "no-succession-here",
        "Bara ett ägarskifte har en överlåtelse; öppna ett sådant ärende",
        "Only a succession has a transfer; open such a case");
  }

  static Refusal noOrgNumber() {
    return Refusal.invalid(
        "company-needs-org-number",
        "client",
        "Klienten är inget företag än; ange dess organisationsnummer i registret först",
        "The client is no company yet; give its organisation number in the registry first");
  }

  static Refusal companyNotNew(CaseFile file) {
    return Refusal.invalid(
        "company-not-new",
        "client",
        "Företaget startade före ärendet (%s) och är inte nytt".formatted(file.openedOn()),
        "The company started before the case (%s) and is not new".formatted(file.openedOn()));
  }

  static Refusal alreadyTransferred() {
    return Refusal.invalid(
        "already-transferred",
        "transferOn",
        "Överlåtelsen är gjord; dag och efterträdare kan rättas men inte tas bort",
        "The transfer is done; its day and successor can be corrected, not taken away");
  }

  static @Nullable Refusal jobsMismatch(OutcomeKind kind, @Nullable Breakdown jobs) {
    if (kind.hasJobs() == (jobs != null)) {
      return null;
    }
    return kind.hasJobs()
        ? Refusal.invalid(
            "jobs-needed",
            "jobs",
            "Ange antalet arbetstillfällen i heltidstjänster",
            "Give the number of jobs in full-time equivalents")
        : Refusal.invalid(
            "jobs-not-expected",
            "jobs",
            "Resultatet %s har inget antal arbetstillfällen".formatted(kind.name()),
            "The outcome %s has no number of jobs".formatted(kind.name()));
  }
}
