package se.lotsen.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Place;

/**
 * A small history: client 1 was advised in Vindeln and later in Umeå; the first session turned out
 * never to have taken place, and that became known last.
 */
final class ClientAdvisedTwice {
  static final Instant FIRST = Instant.parse("2011-01-10T08:00:00Z");
  private static final Place VINDELN = Place.of(Municipality.VINDELN, "advice");
  private static final Place UMEA = Place.of(Municipality.UMEA, "meeting-places");
  static final CaseId IN_VINDELN = new CaseId(uuid(2, 1));
  static final CaseId IN_UMEA = new CaseId(uuid(2, 2));
  static final CaseId OF_ANOTHER = new CaseId(uuid(2, 3));
  static final SessionId NEVER = new SessionId(uuid(3, 1));
  static final ContactId CONTACT = new ContactId(uuid(1, 1));
  private static final OutcomeId JOBS = new OutcomeId(uuid(4, 1));
  static final History HISTORY =
      history(
          open(IN_VINDELN, 1, VINDELN),
          new Command.LogSession(IN_VINDELN, NEVER, day("2009-05-04"), new BigDecimal("2")),
          open(IN_UMEA, 1, UMEA),
          session(IN_UMEA, 2, "2009-06-10", "6"),
          open(OF_ANOTHER, 2, UMEA),
          session(OF_ANOTHER, 3, "2010-02-01", "5"),
          new Command.RecordOutcome(IN_UMEA, JOBS, day("2009-12-31"), jobs("1", "0.5")),
          new Command.LogContact(
              CONTACT, new ProjectId("4K"), client(3), VINDELN, day("2009-05-05"), Channel.VISIT),
          new Command.CorrectOutcome(IN_UMEA, JOBS, day("2009-12-31"), jobs("2", "0.5")),
          new Command.RetractSession(IN_VINDELN, NEVER));
  static final Instant BEFORE_THE_LAST = HISTORY.commands().getLast().at().minusSeconds(1);

  private ClientAdvisedTwice() {}

  private static History history(Command... commands) {
    var given = new ArrayList<History.Given>();
    for (var command : commands) {
      given.add(new History.Given(command, FIRST.plusSeconds(60L * given.size() + 1)));
    }
    return new History(given);
  }

  private static Command open(CaseId id, int client, Place place) {
    return new Command.OpenCase(id, new ProjectId("4K"), client(client), place, day("2009-01-02"));
  }

  private static Command session(CaseId id, int session, String on, String hours) {
    return new Command.LogSession(
        id, new SessionId(uuid(3, session)), day(on), new BigDecimal(hours));
  }

  private static ClientId client(int number) {
    return new ClientId(uuid(0, number));
  }

  private static Breakdown jobs(String women, String men) {
    return new Breakdown(new BigDecimal(women), new BigDecimal(men), BigDecimal.ZERO);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static String uuid(int kind, int number) {
    return "00000000-%04d-7000-8000-%012d".formatted(kind, number);
  }
}
