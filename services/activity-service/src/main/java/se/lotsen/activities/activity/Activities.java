package se.lotsen.activities.activity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.RepointClients;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.model.ClientId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ProjectWork;
import se.lotsen.work.ReferenceData;

/** The activities: planning, changing, finding. */
@Component
public class Activities extends ProjectWork<Activity, ActivityEvent>
    implements ClientMergeListener {
  /** Answers that are recorded at once. */
  private static final int PORTION = 500;

  private final ActivityDecider decider =
      new ActivityDecider(LifecycleMachine.of(ActivityLifecycle.TABLE));

  Activities(
      JournaledStore<Activity, ActivityEvent> activityStore, ReferenceData known, Clock clock) {
    super(activityStore, known, clock);
  }

  Outcome plan(PlanActivity command, Origin origin) {
    return create(
        command.plan().project(),
        command.id().value(),
        origin,
        (project, today) -> ActivityDecider.plan(command, project, today));
  }

  Outcome change(String id, Change command, Origin origin) {
    return changeWithParts(
        id,
        origin,
        (activity, parts, project, today) ->
            decider.change(activity, command, Registrations.in(parts), project, today));
  }

  /**
   * Writes an activity from another system with all that is known of it, at once; in a dry run only
   * says whether it could be.
   */
  Outcome enter(
      PlanActivity command,
      List<Change> changes,
      ProjectReplica project,
      Origin origin,
      boolean dryRun) {
    return switch (history(command, changes, project)) {
      case History.Refused refused -> new Outcome.Refused(refused.why());
      case History.Holds holds -> {
        var id = command.id().value();
        var outcome = createWithHistory(id, origin, holds.steps(), dryRun);
        var clients = clientsIn(changes);
        yield dryRun
            ? outcome
            : thenFollow(outcome, clients, origin, as -> follow(id, clients, as));
      }
    };
  }

  /** All that is known of an activity, or why it cannot be. */
  private sealed interface History {
    record Holds(List<Decision.Accepted<Activity, ActivityEvent>> steps) implements History {}

    record Refused(Refusal why) implements History {}
  }

  private History history(PlanActivity command, List<Change> changes, ProjectReplica project) {
    var registrations = new NewRegistrations();
    var steps = new ArrayList<Decision.Accepted<Activity, ActivityEvent>>();
    var decision = ActivityDecider.plan(command, project, today());
    for (var change : inPortions(changes)) {
      if (!(decision instanceof Decision.Accepted<Activity, ActivityEvent> accepted)) {
        break;
      }
      steps.add(accepted);
      accepted.events().forEach(registrations::after);
      decision = decider.change(accepted.state(), change, registrations, project, today());
    }
    return switch (decision) {
      case Decision.Refused<Activity, ActivityEvent> refused -> new History.Refused(refused.why());
      case Decision.Accepted<Activity, ActivityEvent> last -> {
        steps.add(last);
        yield new History.Holds(steps);
      }
    };
  }

  /** Attendance of thousands is recorded in portions, so that each fits into one write. */
  private static List<Change> inPortions(List<Change> changes) {
    var portions = new ArrayList<Change>();
    for (var change : changes) {
      if (change instanceof RecordAttendance record && record.attended().size() > PORTION) {
        var portion = new LinkedHashMap<RegistrationId, Boolean>();
        record
            .attended()
            .forEach(
                (registration, attended) -> {
                  portion.put(registration, attended);
                  if (portion.size() == PORTION) {
                    portions.add(new RecordAttendance(new LinkedHashMap<>(portion)));
                    portion.clear();
                  }
                });
        if (!portion.isEmpty()) {
          portions.add(new RecordAttendance(portion));
        }
      } else {
        portions.add(change);
      }
    }
    return portions;
  }

  private static List<ClientId> clientsIn(List<Change> changes) {
    return changes.stream()
        .filter(Register.class::isInstance)
        .map(Register.class::cast)
        .map(register -> register.participant().client())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * As {@link #change}, for a command that names a client: it may have been merged into another.
   */
  Outcome changeNaming(ClientId client, String id, Change command, Origin origin) {
    var named = List.of(client);
    return thenFollow(change(id, command, origin), named, origin, as -> follow(id, named, as));
  }

  @Override
  public void follow(List<ClientId> clients, Origin origin) {
    eachWithPart(
        Registrations.TYPE,
        "client",
        clients.stream().map(ClientId::value).toList(),
        id -> follow(id, clients, origin));
  }

  private void follow(String id, List<ClientId> clients, Origin origin) {
    changeWithParts(
        id,
        origin,
        (activity, parts, project, today) -> {
          var registrations = Registrations.in(parts);
          var survivors = new HashMap<ClientId, ClientId>();
          for (var client : clients) {
            registrations.of(client).stream()
                .map(Registration::namedClient)
                .filter(Objects::nonNull)
                .forEach(named -> survivors.computeIfAbsent(named, this::survivorOf));
          }
          return decider.change(
              activity, new RepointClients(clients, survivors), registrations, project, today);
        });
  }

  /**
   * Registrations to an activity in the order in which they were made.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Registration>>> registrations(String id, long after, int most) {
    return findWithParts(id, (found, parts) -> parts.list(Registrations.TYPE, after, most));
  }
}
