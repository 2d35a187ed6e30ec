package se.lotsen.activities.activity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.FollowClients;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.imports.Importer;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.known.Known;
import se.lotsen.known.KnownProject;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ActivityEvent;

/** The activities: planning, changing, finding. */
@Component
public class Activities {
  private static final int AT_ONCE = 100;

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
    return store.change(
        id,
        origin,
        (activity, now) -> decider.change(activity, command, projectOf(activity), today()));
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
    var decision = ActivityDecider.plan(command, project.get(), today());
    var events = new ArrayList<ActivityEvent>();
    for (var change : changes) {
      if (decision instanceof Decision.Accepted<Activity, ActivityEvent> accepted) {
        events.addAll(accepted.events());
        decision = decider.change(accepted.state(), change, project.get(), today());
      }
    }
    return switch (decision) {
      case Decision.Refused<Activity, ActivityEvent> refused -> refused(row, refused.why());
      case Decision.Accepted<Activity, ActivityEvent> accepted -> {
        events.addAll(accepted.events());
        yield enter(
            command.id().value(),
            new Decision.Accepted<>(accepted.state(), events, null),
            origin,
            dryRun,
            row);
      }
    };
  }

  private Importer.Entry enter(
      String id,
      Decision.Accepted<Activity, ActivityEvent> whole,
      Origin origin,
      boolean dryRun,
      int row) {
    var outcome =
        dryRun ? store.tryCreate(id, now -> whole) : store.create(id, origin, now -> whole);
    return switch (outcome) {
      case Outcome.Done done -> {
        if (!dryRun && !done.repeated()) {
          follow(
              id,
              Origin.ofPolicy(
                  "WhenClientsMerge",
                  JournalEntry.eventId(done.id(), done.version()),
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
          Origin.ofPolicy(
              "WhenClientsMerge",
              JournalEntry.eventId(done.id(), done.version()),
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
    var concerned =
        in("state.registrations.client", clients.stream().map(ClientId::value).toList());
    String after = null;
    List<Versioned<Activity>> page;
    do {
      page = store.page(concerned, after, AT_ONCE);
      for (var found : page) {
        after = found.id();
        follow(found.id(), origin);
      }
    } while (page.size() == AT_ONCE);
  }

  private void follow(String id, Origin origin) {
    store.change(
        id,
        origin,
        (activity, now) ->
            decider.change(activity, followed(activity), projectOf(activity), today()));
  }

  private FollowClients followed(Activity activity) {
    var goesOn = new HashMap<ClientId, ClientId>();
    for (var registration : activity.registrations()) {
      if (registration.namedClient() != null) {
        goesOn.computeIfAbsent(registration.namedClient(), known::goingOnFor);
      }
    }
    return new FollowClients(goesOn);
  }

  Optional<Versioned<Activity>> find(String id) {
    return store.find(id);
  }

  List<JournalEntry> journal(String id) {
    return store.journal(id);
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
    var criteria = new ArrayList<Bson>();
    addIf(criteria, "state.project", wanted.project());
    addIf(criteria, "state.kind", wanted.kind());
    addIf(criteria, "state.area", wanted.area());
    addIf(criteria, "state.stateCode", wanted.state());
    if (wanted.municipality() != null) {
      criteria.add(eq("state.municipality", wanted.municipality().scb()));
    }
    if (wanted.from() != null) {
      criteria.add(gte("state.heldOn", wanted.from().toString()));
    }
    if (wanted.to() != null) {
      criteria.add(lte("state.heldOn", wanted.to().toString()));
    }
    return store.page(criteria.isEmpty() ? new Document() : and(criteria), after, limit);
  }

  private static void addIf(List<Bson> criteria, String field, @Nullable Object value) {
    if (value != null) {
      criteria.add(eq(field, value.toString()));
    }
  }

  private KnownProject projectOf(Activity activity) {
    return known
        .project(activity.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + activity.project()));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
