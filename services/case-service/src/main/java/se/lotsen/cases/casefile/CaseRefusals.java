package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.cases.lifecycle.Guard;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Text;
import se.lotsen.model.code.OutcomeKind;

/** Why a command to a case is refused, in words. */
final class CaseRefusals {
  private CaseRefusals() {}

  /** The first reason there is, or null. */
  static @Nullable Refusal first(@Nullable Refusal... reasons) {
    return Arrays.stream(reasons).filter(Objects::nonNull).findFirst().orElse(null);
  }

  static Refusal ofStep(CaseLifecycle.Decision.Refused refused) {
    if (refused.guards().isEmpty()) {
      return Refusal.conflict(
          "no-such-step",
          "\"%s\" går inte i tillståndet \"%s\"; GET på ärendet visar vad som går"
              .formatted(refused.trigger().label().sv(), refused.from().label().sv()),
          "%s is not possible in %s; GET the case to see what is"
              .formatted(refused.trigger().name(), refused.from().name()));
    }
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "guard-refused",
        new Text(
            refused.guards().stream()
                .map(guard -> guard.refusal().sv())
                .collect(Collectors.joining(". ")),
            refused.guards().stream()
                .map(guard -> guard.refusal().en())
                .collect(Collectors.joining(". "))),
        refused.guards().contains(Guard.REASON_GIVEN) ? "reason" : null);
  }

  static @Nullable Refusal beforeLastStep(LocalDate on, CaseFile file) {
    return on.isBefore(file.stateSince())
        ? Refusal.invalid(
            "day-before-last-step",
            "on",
            "%s ligger före det senaste steget (%s)".formatted(on, file.stateSince()),
            "%s is before the last step (%s)".formatted(on, file.stateSince()))
        : null;
  }

  static @Nullable Refusal beforeOpening(LocalDate on, CaseFile file) {
    return on.isBefore(file.openedOn())
        ? Refusal.invalid(
            "day-before-opening",
            "on",
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

  static @Nullable Refusal jobsMismatch(OutcomeKind kind, @Nullable Breakdown jobs) {
    if ((kind == OutcomeKind.NEW_JOBS) == (jobs != null)) {
      return null;
    }
    return kind == OutcomeKind.NEW_JOBS
        ? Refusal.invalid(
            "jobs-needed",
            "jobs",
            "Ange antalet nya arbetstillfällen i heltidstjänster",
            "Give the number of new jobs in full-time equivalents")
        : Refusal.invalid(
            "jobs-not-expected",
            "jobs",
            "Bara resultatet NEW_JOBS har ett antal arbetstillfällen",
            "Only the outcome NEW_JOBS has a number of jobs");
  }
}
