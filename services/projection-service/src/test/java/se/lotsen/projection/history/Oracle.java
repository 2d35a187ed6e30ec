package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Channel;

/**
 * What {@link TestRules} must come to, from the commands alone: first what stands when all has been
 * done, then plain counting. It knows no events, no ledger and no reversal, so it cannot be wrong
 * in the same way as what it judges.
 */
public final class Oracle {
  private final Map<String, Command.LogContact> contacts = new LinkedHashMap<>();
  private final Map<CaseId, Command.OpenCase> cases = new HashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Breakdown> cells = new TreeMap<>();

  private final Map<CaseId, Command.RecordCompany> companies = new HashMap<>();

  private record Session(CaseId id, LocalDate on, BigDecimal hours) {}

  private record Outcome(CaseId id, LocalDate on, @Nullable Breakdown jobs) {}

  private Oracle() {}

  /** The value of every cell that is not nothing, by its key. */
  public static Map<String, Breakdown> values(History history) {
    var oracle = new Oracle();
    history.commands().forEach(given -> oracle.done(given.command()));
    oracle.countContacts();
    oracle.countHoursAndJobs();
    oracle.countClients();
    oracle.countCompanies();
    oracle.cells.values().removeIf(Breakdown.NONE::equals);
    return oracle.cells;
  }

  private void done(Command command) {
    switch (command) {
      case Command.LogContact log -> contacts.put(log.contact().value(), log);
      case Command.CorrectContact next ->
          contacts.put(
              next.contact().value(),
              new Command.LogContact(
                  next.contact(),
                  next.project(),
                  next.client(),
                  next.place(),
                  next.on(),
                  next.channel()));
      case Command.RetractContact retract -> contacts.remove(retract.contact().value());
      case Command.OpenCase open -> cases.put(open.id(), open);
      case Command.MoveCase move -> {}
      case Command.LogSession log ->
          sessions.put(log.session().value(), new Session(log.id(), log.on(), log.hours()));
      case Command.CorrectSession next ->
          sessions.put(next.session().value(), new Session(next.id(), next.on(), next.hours()));
      case Command.RetractSession retract -> sessions.remove(retract.session().value());
      case Command.RecordOutcome record ->
          outcomes.put(
              record.outcome().value(), new Outcome(record.id(), record.on(), record.jobs()));
      case Command.CorrectOutcome next ->
          outcomes.put(next.outcome().value(), new Outcome(next.id(), next.on(), next.jobs()));
      case Command.RecordCompany record -> companies.put(record.id(), record);
      case Command.ReplaceClient replace -> {
        var was = cases.get(replace.id());
        cases.put(
            was.id(),
            new Command.OpenCase(was.id(), was.project(), replace.to(), was.place(), was.on()));
      }
      case Command.ReplaceContactsClient replace -> {
        // Whose contact it was makes no difference to any count of contacts.
      }
    }
  }

  private void countContacts() {
    for (var contact : contacts.values()) {
      add(contact.project(), "contacts|1", contact.place(), contact.on(), 1);
      if (contact.channel() == Channel.VISIT || contact.channel() == Channel.MEETING) {
        add(contact.project(), "face-to-face|1", contact.place(), contact.on(), 1);
      }
    }
  }

  private void countHoursAndJobs() {
    for (var session : sessions.values()) {
      add(cases.get(session.id()), "hours|1", session.on(), Breakdown.unsplit(session.hours()));
    }
    for (var outcome : outcomes.values()) {
      if (outcome.jobs() != null) {
        add(cases.get(outcome.id()), "new-jobs|1", outcome.on(), outcome.jobs());
      }
    }
  }

  private void countClients() {
    sessions.values().stream()
        .collect(
            Collectors.groupingBy(
                session ->
                    cases.get(session.id()).project() + " " + cases.get(session.id()).client()))
        .values()
        .forEach(this::countClient);
  }

  /** Once, where and when it first had a session; of two cases on a day, the smaller id. */
  private void countClient(List<Session> ofClient) {
    var first =
        ofClient.stream()
            .min(Comparator.comparing(Session::on).thenComparing(session -> session.id().value()))
            .orElseThrow();
    var of = cases.get(first.id());
    add(of.project(), "companies-advised|1", of.place(), first.on(), 1);
    var hours = ofClient.stream().mapToDouble(session -> session.hours().doubleValue()).sum();
    if (hours >= TestRules.MINIMUM) {
      add(of.project(), "companies-advised|2", of.place(), first.on(), 1);
    }
  }

  /** Each new company once in a project, where and when the first case said that it started. */
  private void countCompanies() {
    companies.values().stream()
        .filter(Command.RecordCompany::isNew)
        .collect(
            Collectors.groupingBy(
                record -> cases.get(record.id()).project() + " " + record.company()))
        .values()
        .forEach(
            records -> {
              var first =
                  records.stream()
                      .min(
                          Comparator.comparing(Command.RecordCompany::on)
                              .thenComparing(record -> record.id().value()))
                      .orElseThrow();
              var of = cases.get(first.id());
              add(of.project(), "new-companies|1", of.place(), first.on(), 1);
            });
  }

  private void add(Command.OpenCase of, String indicator, LocalDate on, Breakdown quantity) {
    add(of.project(), indicator, of.place(), on, quantity);
  }

  private void add(ProjectId project, String indicator, Place place, LocalDate on, int quantity) {
    add(project, indicator, place, on, Breakdown.unsplit(BigDecimal.valueOf(quantity)));
  }

  private void add(
      ProjectId project, String indicator, Place place, LocalDate on, Breakdown quantity) {
    var cell =
        String.join(
            "|",
            project.value(),
            indicator,
            place.municipality().scb(),
            place.area().value(),
            YearMonth.from(on).toString());
    cells.merge(cell, quantity, Breakdown::plus);
  }
}
