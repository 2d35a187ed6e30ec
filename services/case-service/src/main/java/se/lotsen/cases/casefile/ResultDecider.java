package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.cases.casefile.CaseCommand.RepointClients;
import se.lotsen.cases.lifecycle.CaseTrigger.Effect;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.BusinessTransferred;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.CompanyRecorded;
import se.lotsen.model.event.CaseEvent.SuccessionRecorded;
import se.lotsen.work.ProjectReplica;

/**
 * What comes of a case beside its outcomes: a company that starts, a business that changes hands.
 * Where the lifecycle has a step for it, it is only prepared until that step is taken.
 */
final class ResultDecider {
  private ResultDecider() {}

  /** Why this company cannot be what comes of the case, or null. */
  static @Nullable Refusal refuses(
      CaseFile file, RecordCompany command, ProjectReplica project, LocalDate today) {
    if (file.lifecycle().has(Effect.TRANSFERS_BUSINESS)) {
      return CaseRefusals.noCompanyHere();
    }
    return Refusal.first(
        CaseRefusals.noResultsNow(file),
        project.refusesWork(),
        project.refusesDay(command.startsOn(), today, "startsOn"),
        CaseRefusals.beforeOpening(command.startsOn(), file, "startsOn"),
        command.company().kind() == ClientKind.COMPANY ? null : CaseRefusals.noOrgNumber(),
        wasThereBefore(file, command) ? CaseRefusals.companyNotNew(file) : null);
  }

  private static boolean wasThereBefore(CaseFile file, RecordCompany command) {
    var registered = command.company().startedOn();
    return command.origin() == CompanyOrigin.NEW
        && registered != null
        && registered.isBefore(file.openedOn());
  }

  static CaseEvent events(CaseFile file, RecordCompany command) {
    var known = file.work().company();
    var started =
        !file.lifecycle().has(Effect.STARTS_COMPANY) || (known != null && known.started());
    return new CompanyRecorded(
        file.ref(), command.startsOn(), command.client(), command.origin(), started);
  }

  /** Why this cannot be agreed on in the case, or null. */
  static @Nullable Refusal refuses(
      CaseFile file, RecordSuccession command, ProjectReplica project, LocalDate today) {
    if (!file.lifecycle().has(Effect.TRANSFERS_BUSINESS)) {
      return CaseRefusals.noSuccessionHere();
    }
    return Refusal.first(
        CaseRefusals.noResultsNow(file),
        project.refusesWork(),
        DayRules.notInFuture(command.consentOn(), today, "consentOn"),
        DayRules.notInFuture(command.valuedOn(), today, "valuedOn"),
        file.work().known().transferred()
            ? Refusal.first(
                command.transferOn() == null || command.successor() == null
                    ? CaseRefusals.alreadyTransferred()
                    : project.refusesDay(command.transferOn(), today, "transferOn"))
            : null);
  }

  static List<CaseEvent> events(CaseFile file, RecordSuccession command, LocalDate today) {
    var events = new ArrayList<CaseEvent>();
    events.add(
        new SuccessionRecorded(
            file.ref(),
            today,
            command.consentOn(),
            command.valuedOn(),
            command.successor(),
            command.transferOn()));
    if (file.work().known().transferred()) {
      events.add(
          new BusinessTransferred(
              file.ref(),
              Objects.requireNonNull(command.transferOn()),
              Objects.requireNonNull(command.successor())));
    }
    return events;
  }

  /**
   * What to tell when other clients go on for those that were named; nothing when all is as it is.
   */
  static List<CaseEvent> events(CaseFile file, RepointClients command, LocalDate today) {
    var events = new ArrayList<CaseEvent>();
    var next = file;
    if (!command.client().equals(file.client())) {
      var ref = file.ref();
      var about =
          new CaseRef(
              ref.id(),
              ref.type(),
              ref.project(),
              command.client(),
              ref.municipality(),
              ref.area());
      var replaced =
          new CaseClientReplaced(about, today, CaseParty.CLIENT, file.client(), command.client());
      events.add(replaced);
      next = file.after(replaced);
    }
    var company = file.work().company();
    if (company != null
        && command.company() != null
        && !command.company().equals(company.client())) {
      events.add(
          new CaseClientReplaced(
              next.ref(), today, CaseParty.COMPANY, company.client(), command.company()));
    }
    return events;
  }

  /** Why a step's effect cannot come about on this day, or null; its guards have said yes. */
  static @Nullable Refusal refuses(
      CaseFile file, Effect effect, ProjectReplica project, LocalDate today) {
    return effect == Effect.TRANSFERS_BUSINESS
        ? project.refusesDay(
            Objects.requireNonNull(file.work().known().transferOn()), today, "transferOn")
        : null;
  }

  /** What a step brings about beside the new state; its guards have said yes. */
  static List<CaseEvent> events(CaseFile file, Effect effect) {
    return switch (effect) {
      case NONE, REFERS, TAKES_BACK -> List.of();
      case STARTS_COMPANY -> {
        var company = Objects.requireNonNull(file.work().company());
        yield List.of(
            new CompanyRecorded(
                file.ref(), company.startsOn(), company.client(), company.origin(), true));
      }
      case TRANSFERS_BUSINESS -> {
        var agreed = file.work().known();
        yield List.of(
            new BusinessTransferred(
                file.ref(),
                Objects.requireNonNull(agreed.transferOn()),
                Objects.requireNonNull(agreed.successor())));
      }
    };
  }
}
