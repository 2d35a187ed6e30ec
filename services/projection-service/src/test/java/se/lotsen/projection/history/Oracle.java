package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
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
  private final Cells cells = new Cells();
  private final ReferralOracle referrals = new ReferralOracle();
  private final ActivityOracle activities = new ActivityOracle();
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
    oracle.referrals.count(oracle.cells);
    oracle.activities.count(oracle.cells);
    return oracle.cells.values();
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
      case Command.RetractOutcome retract -> outcomes.remove(retract.outcome().value());
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
      case Command.ReplaceCompany replace ->
          companies.computeIfPresent(
              replace.id(),
              (id, was) -> new Command.RecordCompany(id, replace.to(), was.on(), was.isNew()));
      default -> {
        referrals.done(command);
        activities.done(command);
      }
    }
  }

  private void countContacts() {
    for (var contact : contacts.values()) {
      cells.addOne(contact.project(), "contacts|1", contact.place(), contact.on());
      if (contact.channel() == Channel.VISIT || contact.channel() == Channel.MEETING) {
        cells.addOne(contact.project(), "face-to-face|1", contact.place(), contact.on());
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
    cells.addOne(of.project(), "companies-advised|1", of.place(), first.on());
    var hours = ofClient.stream().mapToDouble(session -> session.hours().doubleValue()).sum();
    if (hours >= TestRules.MINIMUM) {
      cells.addOne(of.project(), "companies-advised|2", of.place(), first.on());
    }
  }

  /** Each new company once in a project, where and when the first said that it started. */
  private void countCompanies() {
    Stream.concat(startedOfCases(), referrals.started())
        .collect(Collectors.groupingBy(one -> one.project() + " " + one.company()))
        .values()
        .forEach(
            all -> {
              var first =
                  all.stream()
                      .min(Comparator.comparing(Started::on).thenComparing(Started::of))
                      .orElseThrow();
              cells.addOne(first.project(), "new-companies|1", first.place(), first.on());
            });
  }

  private Stream<Started> startedOfCases() {
    return companies.values().stream()
        .filter(Command.RecordCompany::isNew)
        .map(
            record -> {
              var of = cases.get(record.id());
              return new Started(
                  of.project(), record.company(), of.place(), record.on(), of.id().value());
            });
  }

  private void add(Command.OpenCase of, String indicator, LocalDate on, Breakdown quantity) {
    cells.add(of.project(), indicator, of.place(), on, quantity);
  }
}
