package se.lotsen.activities.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.FollowClients;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.imports.Importer;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.known.Known;
import se.lotsen.known.KnownProject;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ActivityEvent;

/** The activities: planning, changing, finding. */
@Component
public class Activities {
  /** Answers that are recorded at once. */
  private static final int PORTION = 500;

  private final JournaledStore<Activity, ActivityEvent> store;
  private final ActivityDecider decider =
      new ActivityDecider(LifecycleMachine.of(ActivityLifecycle.TABLE));
  private final Known known;
  private final Clock clock;

  Activities(JournaledStore<Activity, ActivityEvent> activityStore, Known known, Clock clock) {
    this.store = activityStore;
    this.known = known;
    this.clock = clock;
  }

  Outcome plan(PlanActivity command, Origin origin) {
    var project = known.project(command.plan().project());
    return project.isEmpty()
        ? new Outcome.Refused(Known.unknown(command.plan().project()))
        : store.create(
            command.id().value(),
            origin,
            now -> ActivityDecider.plan(command, project.get(), today()));
  }

  Outcome change(String id, Change command, Origin origin) {
    return store.changeWithParts(
        id,
        origin,
        (activity, parts, now) ->
            decider.change(
                activity, command, Registrations.in(parts), projectOf(activity), today()));
  }

  /**
   * Writes an activity from another system with all that is known of it, at once.
   *
   * @param row that is at fault where it cannot be
   */
  Importer.Entry enter(
      PlanActivity command, List<Change> changes, Origin origin, boolean dryRun, int row) {
    var project = known.project(command.plan().project());
    if (project.isEmpty()) {
      return refused(row, Known.unknown(command.plan().project()));
    }
    return switch (history(command, changes, project.get())) {
      case History.Refused refused -> refused(row, refused.why());
      case History.Holds holds ->
          enter(command.id().value(), holds.steps(), clientsIn(changes), origin, dryRun, row);
    };
  }

  /** All that is known of an activity, or why it cannot be. */
  private sealed interface History {
    record Holds(List<Decision.Accepted<Activity, ActivityEvent>> steps) implements History {}

    record Refused(Refusal why) implements History {}
  }

  private History history(PlanActivity command, List<Change> changes, KnownProject project) {
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

  private Importer.Entry enter(
      String id,
      List<Decision.Accepted<Activity, ActivityEvent>> steps,
      List<ClientId> clients,
      Origin origin,
      boolean dryRun,
      int row) {
    var outcome =
        dryRun
            ? store.tryCreate(id, now -> steps.getLast())
            : store.createWithHistory(id, origin, steps);
    return switch (outcome) {
      case Outcome.Done done -> {
        var merged = clients.stream().filter(each -> !known.goingOnFor(each).equals(each)).toList();
        if (!dryRun && !done.repeated() && !merged.isEmpty()) {
          follow(
              id,
              merged,
              Origin.ofPolicy(
                  "WhenClientsMerge",
                  JournalEntry.eventId(done.id(), done.sequence()),
                  origin.correlationId()));
        }
        yield new Importer.Entry.Done(done.repeated());
      }
      case Outcome.Refused refused -> refused(row, refused.why());
    };
  }

  private static Importer.Entry refused(int row, Refusal why) {
    return new Importer.Entry.Refused(row, why.field(), why.message());
  }

  /**
   * As {@link #change}, for a command that names a client: it may have been merged into another.
   */
  Outcome changeNaming(ClientId client, String id, Change command, Origin origin) {
    var outcome = change(id, command, origin);
    if (outcome instanceof Outcome.Done done && !known.goingOnFor(client).equals(client)) {
      follow(
          id,
          List.of(client),
          Origin.ofPolicy(
              "WhenClientsMerge",
              JournalEntry.eventId(done.id(), done.sequence()),
              origin.correlationId()));
    }
    return outcome;
  }

  /**
   * Has every activity to which one of these clients is registered follow who goes on for it now.
   *
   * @param origin the same for all: an aggregate that has followed already does nothing
   */
  public void follow(List<ClientId> clients, Origin origin) {
    store.eachWithPart(
        Registrations.TYPE,
        "client",
        clients.stream().map(ClientId::value).toList(),
        id -> follow(id, clients, origin));
  }

  private void follow(String id, List<ClientId> clients, Origin origin) {
    store.changeWithParts(
        id,
        origin,
        (activity, parts, now) -> {
          var registrations = Registrations.in(parts);
          var goesOn = new HashMap<ClientId, ClientId>();
          for (var client : clients) {
            registrations.of(client).stream()
                .map(Registration::namedClient)
                .filter(Objects::nonNull)
                .forEach(named -> goesOn.computeIfAbsent(named, known::goingOnFor));
          }
          return decider.change(
              activity,
              new FollowClients(clients, goesOn),
              registrations,
              projectOf(activity),
              today());
        });
  }

  /**
   * Registrations to an activity in the order in which they were made.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Registration>>> registrations(String id, long after, int most) {
    return store.findWithParts(id, (found, parts) -> parts.list(Registrations.TYPE, after, most));
  }

  Optional<Versioned<Activity>> find(String id) {
    return store.find(id);
  }

  List<JournalEntry> journal(String id, long after, int limit) {
    return store.journal(id, after, limit);
  }

  /** Which activities to list; what is null does not matter. */
  record Wanted(
      @Nullable ProjectId project,
      @Nullable ActivityKind kind,
      @Nullable Municipality municipality,
      @Nullable AreaCode area,
      @Nullable ActivityState state,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  List<Versioned<Activity>> list(Wanted wanted, @Nullable String after, int limit) {
    return store.list(ActivityListings.select(wanted), after, limit);
  }

  /** Where an activity stands in such a list. */
  String placeOf(Wanted wanted, Versioned<Activity> found) {
    return store.placeOf(ActivityListings.listing(wanted), found);
  }

  private KnownProject projectOf(Activity activity) {
    return known
        .projectNow(activity.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + activity.project()));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
