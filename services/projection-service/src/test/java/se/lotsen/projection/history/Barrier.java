package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

/**
 * A contact and a session in each project, of a client of their own: when they have been counted,
 * all that was published before them has been.
 */
public final class Barrier {
  private static final Instant MOMENT = Instant.parse("2011-02-01T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2010, 12, 31);
  private static final Place PLACE = Place.of(Municipality.NORDMALING, "barriers");

  private Barrier() {}

  public static History number(int number) {
    var given = new ArrayList<History.Given>();
    for (var code : List.of("4K", "DUR")) {
      var project = new ProjectId(code);
      int suffix = 2 * number + (code.equals("4K") ? 0 : 1);
      var client = new ClientId(uuid(0, suffix));
      var id = new CaseId(uuid(2, suffix));
      for (var command :
          List.of(
              new Command.LogContact(
                  new ContactId(uuid(1, suffix)), project, client, PLACE, DAY, Channel.EMAIL),
              new Command.OpenCase(id, project, client, PLACE, DAY),
              new Command.LogSession(id, new SessionId(uuid(3, suffix)), DAY, BigDecimal.ONE))) {
        given.add(new History.Given(command, MOMENT));
      }
    }
    return new History(given);
  }

  private static String uuid(int kind, int number) {
    return "99999999-%04d-7000-8000-%012d".formatted(kind, number);
  }
}
