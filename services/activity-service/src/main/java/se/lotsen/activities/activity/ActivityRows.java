package se.lotsen.activities.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.TakeStep;
import se.lotsen.activities.lifecycle.ActivityTrigger;
import se.lotsen.activities.people.People;
import se.lotsen.activities.people.Person;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Row;
import se.lotsen.imports.RowGroup;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.RowReferences;

/**
 * The commands that the rows about one activity come to. Who is named in them is remembered, and
 * written down by nobody before the rules have decided.
 */
final class ActivityRows {
  private final RowGroup group;
  private final People people;
  private final RowReferences lookups;
  private final Batch batch;
  private final LocalDate today;
  private final List<Person> named = new ArrayList<>();

  ActivityRows(RowGroup group, People people, RowReferences lookups, Batch batch, LocalDate today) {
    this.group = group;
    this.people = people;
    this.lookups = lookups;
    this.batch = batch;
    this.today = today;
  }

  /**
   * Sees to it that each row is a participant, a number of heads, or neither.
   *
   * @throws se.lotsen.imports.WrongRow for the first that is not
   */
  void check() {
    for (var row : group.rows()) {
      if (isParticipant(row) && isCounted(row)) {
        throw row.wrong(
            ActivityColumns.WOMEN,
            new Text(
                "En rad är en deltagare eller ett antal, inte båda",
                "A row is a participant or a number of heads, not both"));
      }
      if (!isParticipant(row)
          && (row.find(ActivityColumns.EMAIL) != null || row.find(ActivityColumns.PHONE) != null)) {
        throw row.wrong(
            ActivityColumns.NAME,
            new Text("Deltagaren har inget namn", "The participant has no name"));
      }
    }
  }

  /**
   * Sees to it that every client that is named is there.
   *
   * @throws se.lotsen.imports.WrongRow for the first that is not
   */
  void checkClients() {
    for (var row : group.rows()) {
      var client = client(row);
      if (client != null && lookups.client(client, batch).isEmpty()) {
        throw row.wrong(ActivityColumns.CLIENT, ReferenceData.unknown(client).message());
      }
    }
  }

  Plan plan() {
    var first = group.first();
    return new Plan(
        first.get(ActivityColumns.KIND),
        first.get(ActivityColumns.PROJECT),
        first.get(ActivityColumns.MUNICIPALITY),
        first.get(ActivityColumns.AREA),
        first.get(ActivityColumns.TITLE),
        first.find(ActivityColumns.PLACE),
        heldOn(),
        first.find(ActivityColumns.CAPACITY));
  }

  /** The day itself, or today for one that is to come. */
  LocalDate plannedOn() {
    return heldOn().isAfter(today) ? today : heldOn();
  }

  /** Whoever has a name, once {@link #changes} has been asked for. */
  List<Person> named() {
    return named;
  }

  private LocalDate heldOn() {
    return group.first().get(ActivityColumns.HELD_ON);
  }

  List<Change> changes() {
    var on = plannedOn();
    var changes = new ArrayList<Change>();
    changes.add(new TakeStep(ActivityTrigger.OPEN_REGISTRATION, on, null));
    var attended = new LinkedHashMap<RegistrationId, Boolean>();
    for (var row : group.rows()) {
      if (isParticipant(row)) {
        var registration =
            new RegistrationId(
                batch.idOf("registrations", "%s/%d".formatted(group.reference(), attended.size())));
        changes.add(new Register(registration, on, participant(registration, row)));
        attended.put(
            registration,
            Objects.requireNonNullElse(row.find(ActivityColumns.ATTENDED), Boolean.TRUE));
      }
    }
    if (!heldOn().isAfter(today)) {
      changes.add(new TakeStep(ActivityTrigger.HOLD, on, null));
      if (!attended.isEmpty()) {
        changes.add(new RecordAttendance(attended));
      }
      var heads = heads();
      heads.forEach((target, each) -> changes.add(new RecordHeadCount(target, each)));
      if (!attended.isEmpty() || !heads.isEmpty()) {
        changes.add(new TakeStep(ActivityTrigger.REPORT, on, null));
      }
    }
    return changes;
  }

  private Participant participant(RegistrationId registration, Row row) {
    var client = client(row);
    var name = row.find(ActivityColumns.NAME);
    ParticipantId id;
    if (name == null) {
      id = new ParticipantId(Objects.requireNonNull(client).value());
    } else {
      var person =
          people.meant(
              name,
              row.find(ActivityColumns.EMAIL),
              row.find(ActivityColumns.PHONE),
              client,
              registration);
      named.add(person);
      id = person.id();
    }
    return new Participant(
        id,
        client,
        Objects.requireNonNullElse(
            row.find(ActivityColumns.GROUP),
            client == null ? TargetGroup.PUBLIC : TargetGroup.COMPANIES),
        Objects.requireNonNullElse(row.find(ActivityColumns.GENDER), Gender.NOT_STATED));
  }

  private @Nullable ClientId client(Row row) {
    var cell = row.find(ActivityColumns.CLIENT);
    return cell == null ? null : new ClientId(batch.idNamed("clients", cell));
  }

  private EnumMap<TargetGroup, Breakdown> heads() {
    var heads = new EnumMap<TargetGroup, Breakdown>(TargetGroup.class);
    for (var row : group.rows()) {
      if (!isParticipant(row) && isCounted(row)) {
        heads.merge(
            Objects.requireNonNullElse(row.find(ActivityColumns.GROUP), TargetGroup.PUBLIC),
            new Breakdown(
                heads(row.find(ActivityColumns.WOMEN)),
                heads(row.find(ActivityColumns.MEN)),
                heads(row.find(ActivityColumns.NOT_STATED))),
            Breakdown::plus);
      }
    }
    return heads;
  }

  private static BigDecimal heads(@Nullable Integer counted) {
    return counted == null ? BigDecimal.ZERO : BigDecimal.valueOf(counted);
  }

  private static boolean isParticipant(Row row) {
    return row.find(ActivityColumns.NAME) != null || row.find(ActivityColumns.CLIENT) != null;
  }

  private static boolean isCounted(Row row) {
    return row.find(ActivityColumns.WOMEN) != null
        || row.find(ActivityColumns.MEN) != null
        || row.find(ActivityColumns.NOT_STATED) != null;
  }
}
