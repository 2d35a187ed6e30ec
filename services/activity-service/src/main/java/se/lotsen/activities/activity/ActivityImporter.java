package se.lotsen.activities.activity;

import static se.lotsen.imports.Column.optional;
import static se.lotsen.imports.Column.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.TakeStep;
import se.lotsen.activities.lifecycle.ActivityTrigger;
import se.lotsen.activities.people.People;
import se.lotsen.activities.people.Person;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Column;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Values;
import se.lotsen.known.Known;
import se.lotsen.known.Lookups;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.Text;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.Topics;

/**
 * Activities that took place or are to, from a file: one row for each participant or group that was
 * counted, or a single one that says neither. One whose day has passed is held, and reported where
 * it is said who was there; one to come is open for registration.
 */
@Component
class ActivityImporter implements Importer<Values> {
  private static final Column<String> ACTIVITY =
      required(
          "activity",
          "aktivitet",
          "Aktivitetens nummer i det andra systemet",
          "The activity's number in the other system",
          Parsers.text(100));
  private static final Column<ActivityKind> KIND =
      required(
          "kind",
          "slag",
          "Workshop, mässa …",
          "WORKSHOP, FAIR …",
          Parsers.code(ActivityKind.class));
  private static final Column<ProjectId> PROJECT =
      required("project", "projekt", "Projektets kod", "The project's code", ProjectId::new);
  private static final Column<Municipality> MUNICIPALITY =
      required(
          "municipality",
          "kommun",
          "Kommunens namn eller SCB-kod",
          "The municipality's name or SCB code",
          Parsers::municipality);
  private static final Column<AreaCode> AREA =
      required("area", "område", "Områdets kod", "The area's code", AreaCode::new);
  private static final Column<String> TITLE =
      required("title", "rubrik", "Rubrik", "Title", Parsers.text(200));
  private static final Column<String> PLACE =
      optional("place", "plats", "Plats", "Place", Parsers.text(200));
  private static final Column<LocalDate> HELD_ON =
      required("heldOn", "dag", "Dagen den ägde rum", "The day it took place", Parsers::day);
  private static final Column<Integer> CAPACITY =
      optional("capacity", "platser", "Antal platser", "How many places", Parsers.whole(1, 10_000));
  private static final Column<TargetGroup> GROUP =
      optional("group", "målgrupp", "Målgrupp", "Target group", Parsers.code(TargetGroup.class));
  private static final Column<Integer> WOMEN =
      optional("women", "kvinnor", "Antal", "Heads", Parsers.whole(0, 100_000));
  private static final Column<Integer> MEN =
      optional("men", "män", "Antal", "Heads", Parsers.whole(0, 100_000));
  private static final Column<Integer> NOT_STATED =
      optional("notStated", "ej angivet", "Antal", "Heads", Parsers.whole(0, 100_000));
  private static final Column<String> CLIENT =
      optional(
          "client",
          "klient",
          "Klientens referens i det andra systemet, eller dess id i Lotsen",
          "The client's reference in the other system, or its id in Lotsen",
          Parsers.text(100));
  private static final Column<String> NAME =
      optional("name", "namn", "En deltagares namn", "A participant's name", Parsers.text(200));
  private static final Column<String> EMAIL =
      optional("email", "e-post", "E-post", "E-mail", Parsers.text(200));
  private static final Column<String> PHONE =
      optional("phone", "telefon", "Telefon", "Telephone", Parsers.text(40));
  private static final Column<Gender> GENDER =
      optional("gender", "kön", "Kvinna, man", "WOMAN, MAN", Parsers.code(Gender.class));
  private static final Column<Boolean> ATTENDED =
      optional("attended", "deltog", "Ja om tomt", "Yes when empty", Parsers::yes);

  private final Activities activities;
  private final People people;
  private final Lookups lookups;

  ActivityImporter(Activities activities, People people, Lookups lookups) {
    this.activities = activities;
    this.people = people;
    this.lookups = lookups;
  }

  @Override
  public String kind() {
    return "activities";
  }

  @Override
  public String topic() {
    return Topics.ACTIVITIES_NAME;
  }

  @Override
  public Text label() {
    return new Text("Aktiviteter med deltagare", "Activities with participants");
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        ACTIVITY,
        KIND,
        PROJECT,
        MUNICIPALITY,
        AREA,
        TITLE,
        PLACE,
        HELD_ON,
        CAPACITY,
        GROUP,
        WOMEN,
        MEN,
        NOT_STATED,
        CLIENT,
        NAME,
        EMAIL,
        PHONE,
        GENDER,
        ATTENDED);
  }

  @Override
  public Column<String> reference() {
    return ACTIVITY;
  }

  @Override
  public Column<LocalDate> day() {
    return HELD_ON;
  }

  @Override
  public Values row(Values values) {
    return values;
  }

  @Override
  public Entry enter(String reference, List<Numbered<Values>> rows, String print, Batch batch) {
    var first = rows.getFirst();
    for (var column : List.of(KIND, PROJECT, MUNICIPALITY, AREA, TITLE, PLACE, HELD_ON, CAPACITY)) {
      for (var row : rows) {
        if (!Objects.equals(row.row().find(column), first.row().find(column))) {
          return new Entry.Refused(
              row.number(),
              column.name(),
              new Text(
                  "Annat än på rad %d om samma aktivitet".formatted(first.number()),
                  "Not as in row %d of the same activity".formatted(first.number())));
        }
      }
    }
    for (var row : rows) {
      var values = row.row();
      var isPerson = values.find(NAME) != null || values.find(CLIENT) != null;
      if (isPerson && isCounted(values)) {
        return new Entry.Refused(
            row.number(),
            WOMEN.name(),
            new Text(
                "En rad är en deltagare eller ett antal, inte båda",
                "A row is a participant or a number of heads, not both"));
      }
      if (!isPerson && (values.find(EMAIL) != null || values.find(PHONE) != null)) {
        return new Entry.Refused(
            row.number(),
            NAME.name(),
            new Text("Deltagaren har inget namn", "The participant has no name"));
      }
    }
    var refusal = lookups.refuses(first.row().get(PROJECT), batch);
    if (refusal != null) {
      return new Entry.Refused(first.number(), PROJECT.name(), refusal.message());
    }
    for (var row : rows) {
      var unknown = unknownClient(row.row(), batch);
      if (unknown != null) {
        return new Entry.Refused(row.number(), CLIENT.name(), Known.unknown(unknown).message());
      }
    }
    var plan = plan(first.row());
    var id = new ActivityId(batch.idOf("activities", reference));
    var named = new ArrayList<Person>();
    var entry =
        activities.enter(
            new PlanActivity(id, earlier(plan.heldOn()), plan),
            changes(reference, plan, rows, batch, named),
            batch.origin("activities", reference, print),
            batch.dryRun(),
            first.number());
    if (entry instanceof Entry.Done && !batch.dryRun()) {
      people.add(named); // also where the activity was in before: that may be all there is
    }
    return entry;
  }

  private LocalDate earlier(LocalDate heldOn) {
    return heldOn.isAfter(activities.today()) ? activities.today() : heldOn;
  }

  private @Nullable ClientId unknownClient(Values values, Batch batch) {
    var client = client(values, batch);
    return client == null || lookups.client(client, batch).isPresent() ? null : client;
  }

  private @Nullable ClientId client(Values values, Batch batch) {
    var cell = values.find(CLIENT);
    return cell == null ? null : lookups.clientIdOf(cell, batch);
  }

  private static Plan plan(Values values) {
    return new Plan(
        values.get(KIND),
        values.get(PROJECT),
        values.get(MUNICIPALITY),
        values.get(AREA),
        values.get(TITLE),
        values.find(PLACE),
        values.get(HELD_ON),
        values.find(CAPACITY));
  }

  private List<Change> changes(
      String reference, Plan plan, List<Numbered<Values>> rows, Batch batch, List<Person> named) {
    var on = earlier(plan.heldOn());
    var changes = new ArrayList<Change>();
    changes.add(new TakeStep(ActivityTrigger.OPEN_REGISTRATION, on, null));
    var attended = new LinkedHashMap<RegistrationId, Boolean>();
    for (var row : rows) {
      if (row.row().find(NAME) != null || row.row().find(CLIENT) != null) {
        var registration =
            new RegistrationId(
                batch.idOf("registrations", "%s/%d".formatted(reference, attended.size())));
        changes.add(new Register(registration, on, who(registration, row.row(), batch, named)));
        attended.put(
            registration, Objects.requireNonNullElse(row.row().find(ATTENDED), Boolean.TRUE));
      }
    }
    if (!plan.heldOn().isAfter(activities.today())) {
      changes.add(new TakeStep(ActivityTrigger.HOLD, on, null));
      if (!attended.isEmpty()) {
        changes.add(new RecordAttendance(attended));
      }
      var heads = heads(rows);
      heads.forEach((group, each) -> changes.add(new RecordHeadCount(group, each)));
      if (!attended.isEmpty() || !heads.isEmpty()) {
        changes.add(new TakeStep(ActivityTrigger.REPORT, on, null));
      }
    }
    return changes;
  }

  /**
   * @param named to which whoever has a name is added
   */
  private Participant who(
      RegistrationId registration, Values values, Batch batch, List<Person> named) {
    var client = client(values, batch);
    var name = values.find(NAME);
    var fallback = client == null ? TargetGroup.PUBLIC : TargetGroup.COMPANIES;
    ParticipantId id;
    if (name == null) {
      id = new ParticipantId(Objects.requireNonNull(client).value());
    } else {
      var person = people.meant(name, values.find(EMAIL), values.find(PHONE), client, registration);
      named.add(person);
      id = person.id();
    }
    return new Participant(
        id,
        client,
        Objects.requireNonNullElse(values.find(GROUP), fallback),
        Objects.requireNonNullElse(values.find(GENDER), Gender.NOT_STATED));
  }

  private static EnumMap<TargetGroup, Breakdown> heads(List<Numbered<Values>> rows) {
    var heads = new EnumMap<TargetGroup, Breakdown>(TargetGroup.class);
    for (var row : rows) {
      var values = row.row();
      if (values.find(NAME) == null && values.find(CLIENT) == null && isCounted(values)) {
        heads.merge(
            Objects.requireNonNullElse(values.find(GROUP), TargetGroup.PUBLIC),
            new Breakdown(
                of(values.find(WOMEN)), of(values.find(MEN)), of(values.find(NOT_STATED))),
            Breakdown::plus);
      }
    }
    return heads;
  }

  private static boolean isCounted(Values values) {
    return values.find(WOMEN) != null
        || values.find(MEN) != null
        || values.find(NOT_STATED) != null;
  }

  private static BigDecimal of(@Nullable Integer heads) {
    return heads == null ? BigDecimal.ZERO : BigDecimal.valueOf(heads);
  }
}
