package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.lotsen.model.ActivityId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.projection.history.Command.ChangeActivity;
import se.lotsen.projection.history.Command.CorrectSession;
import se.lotsen.projection.history.Command.LogSession;
import se.lotsen.projection.history.Command.OpenCase;
import se.lotsen.projection.history.Command.PlanActivity;
import se.lotsen.projection.history.Command.RecordAttendance;
import se.lotsen.projection.history.Command.ReplaceClient;
import se.lotsen.projection.history.Command.ReplaceParticipant;
import se.lotsen.projection.history.Command.RetractSession;

/**
 * One case with very many sessions and one activity with very many participants: entered,
 * corrected, a client of theirs merged, the activity moved to another day, and some more.
 */
public final class Large {
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final Place VINDELN = Place.of(Municipality.VINDELN, "advice");
  private static final Place UMEA = Place.of(Municipality.UMEA, "meeting-places");
  private static final LocalDate FIRST = LocalDate.of(2009, 1, 20);
  private static final Instant MOMENT = Instant.parse("2011-01-10T08:00:00Z");
  private static final CaseId CASE = new CaseId(uuid(1, 1));
  private static final ActivityId FAIR = new ActivityId(uuid(2, 1));

  private Large() {}

  /** With so many sessions and as many participants. */
  public static History of(int many) {
    var commands = new ArrayList<Command>();
    commands.add(new OpenCase(CASE, PROJECT, client(1), VINDELN, FIRST));
    commands.add(new PlanActivity(FAIR, ActivityKind.FAIR, PROJECT, VINDELN, FIRST));
    for (int number = 0; number < many; number++) {
      commands.add(
          new LogSession(CASE, session(number), FIRST.plusDays(number % 600), BigDecimal.ONE));
      commands.add(attended(number, client(number), true));
    }
    commands.add(new CorrectSession(CASE, session(0), FIRST.plusYears(1), new BigDecimal("2.5")));
    commands.add(new RetractSession(CASE, session(600 % many)));
    commands.add(new ReplaceClient(CASE, client(7)));
    commands.add(new ReplaceParticipant(FAIR, registration(3), client(3), client(4)));
    commands.add(attended(5, client(5), false));
    commands.add(new ChangeActivity(FAIR, ActivityKind.WORKSHOP, UMEA, FIRST.plusMonths(3)));
    commands.add(attended(5, client(5), true));
    commands.add(attended(many, client(many), true));
    commands.add(new LogSession(CASE, session(many), FIRST.minusDays(1), BigDecimal.TEN));
    return new History(
        commands.stream().map(command -> new History.Given(command, MOMENT)).toList());
  }

  private static Command attended(int number, ClientId client, boolean attended) {
    return new RecordAttendance(
        FAIR,
        registration(number),
        new Participant(
            new ParticipantId(client.value()),
            client,
            TargetGroup.COMPANIES,
            List.of(Gender.values()).get(number % 3)),
        attended);
  }

  private static ClientId client(int number) {
    return new ClientId(uuid(0, number));
  }

  private static SessionId session(int number) {
    return new SessionId(uuid(3, number));
  }

  private static RegistrationId registration(int number) {
    return new RegistrationId(uuid(4, number));
  }

  private static String uuid(int kind, int number) {
    return "77777777-%04d-7000-8000-%012d".formatted(kind, number);
  }
}
