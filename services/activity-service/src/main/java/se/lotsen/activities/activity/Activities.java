package se.lotsen.activities.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.RepointClients;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityErased;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ErasureListener;
import se.lotsen.work.ErasureRun;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.ShortNumber;

/** The activities: planning, changing, finding. */
@Component
public class Activities extends NumberedWork<Activity, ActivityEvent>
    implements ClientMergeListener, ErasureListener {
  /** Answers that are recorded at once. */
  private static final int PORTION = 500;

  private final ActivityDecider decider =
      new ActivityDecider(LifecycleMachine.of(ActivityLifecycle.TABLE));

  Activities(
      JournaledStore<Activity, ActivityEvent> activityStore, ReferenceData known, Clock clock) {
    super(activityStore, known, clock, ShortNumber.Kind.ACTIVITY);
  }

  Outcome plan(PlanActivity command, CommandContext context) {
    return create(
        command.plan().project(),
        command.id().value(),
        context,
        (project, today) -> ActivityDecider.plan(command, project, today));
  }

  Outcome change(String id, Change command, CommandContext context) {
    return changeWithParts(
        id,
        context,
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
      CommandContext context,
      boolean dryRun) {
    return switch (history(command, changes, project)) {
      case History.Refused refused -> new Outcome.Refused(refused.why());
      case History.Holds holds -> {
        var id = command.id().value();
        var outcome = createWithHistory(id, context, holds.steps(), dryRun);
        var clients = clientsIn(changes);
        yield dryRun
            ? outcome
            : thenFollow(outcome, clients, context, as -> follow(id, clients, as));
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
  Outcome changeNaming(ClientId client, String id, Change command, CommandContext context) {
    var named = List.of(client);
    return thenFollow(change(id, command, context), named, context, as -> follow(id, named, as));
  }

  @Override
  public void follow(List<ClientId> clients, CommandContext context) {
    eachWithPart(
        Registrations.TYPE,
        "client",
        clients.stream().map(ClientId::value).toList(),
        id -> follow(id, clients, context));
  }

  private void follow(String id, List<ClientId> clients, CommandContext context) {
    changeWithParts(
        id,
        context,
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

  /** An activity is many people's: words about one of them are erased one activity at a time. */
  @Override
  public void eraseOf(ClientId client, ErasureRun run) {}

  @Override
  public void eraseIn(ProjectId project, ErasureRun run) {
    eraseAll(inProject(project), ErasureGround.DISPOSAL, run);
  }

  private static Selection inProject(ProjectId project) {
    return Selection.of(ActivityListings.BY_PROJECT).where("project", project);
  }

  @Override
  protected ActivityEvent erasure(Activity activity, LocalDate on, ErasureGround ground) {
    return new ActivityErased(activity.ref(), on, ground);
  }

  PersonalDataSource holdings() {
    return holdings("/activities");
  }

  /** Tells who is registered to a project's activities; whoever is so to several comes again. */
  void eachParticipant(ProjectId project, Consumer<ParticipantId> action) {
    each(
        inProject(project),
        found -> {
          long after = 0;
          List<Part<Registration>> page;
          do {
            page = registrations(found.id(), Grant.ofService(), after, PORTION).orElse(List.of());
            for (var part : page) {
              after = part.order();
              action.accept(part.state().participant());
            }
          } while (page.size() == PORTION);
        });
  }

  /** The activities to which somebody is, or was, registered. */
  List<Activity> of(ParticipantId participant) {
    var found = new LinkedHashMap<String, Activity>();
    eachWithPart(
        Registrations.TYPE,
        "participant",
        List.of(participant.value()),
        id -> find(id).ifPresent(activity -> found.put(id, activity.state())));
    return List.copyOf(found.values());
  }

  /** One registration, also where it was cancelled. */
  Optional<Registration> registration(String id, RegistrationId registration, Grant grant) {
    return within(grant)
        .findWithParts(id, (found, parts) -> Registrations.in(parts).find(registration))
        .flatMap(Function.identity());
  }

  /**
   * Registrations to an activity in the order in which they were made.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Registration>>> registrations(String id, Grant grant, long after, int most) {
    return within(grant)
        .findWithParts(id, (found, parts) -> parts.list(Registrations.TYPE, after, most));
  }

  /** Whether somebody is registered to an activity that the grant reaches. */
  boolean hasMet(ParticipantId participant, Grant grant) {
    var met = new AtomicBoolean();
    eachWithPart(
        Registrations.TYPE,
        "participant",
        List.of(participant.value()),
        id -> met.compareAndSet(false, within(grant).find(id).isPresent()));
    return met.get();
  }
}
