package se.lotsen.activities.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.people.People;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Importer;
import se.lotsen.imports.RowGroup;
import se.lotsen.imports.RowSchema;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Text;
import se.lotsen.model.event.Topics;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.RowReferences;

/**
 * Activities that took place or are to, from a file: one row for each participant or group that was
 * counted, or a single one that says neither. One whose day has passed is held, and reported where
 * it is said who was there; one to come is open for registration.
 */
@Component
class ActivityImporter implements Importer {
  private final Activities activities;
  private final People people;
  private final ReferenceData known;
  private final RowReferences lookups;

  ActivityImporter(
      Activities activities, People people, ReferenceData known, RowReferences lookups) {
    this.activities = activities;
    this.people = people;
    this.known = known;
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
  public RowSchema schema() {
    return ActivityColumns.SCHEMA;
  }

  @Override
  public Entry enter(RowGroup group, Batch batch) {
    group.requireSameInAll(
        List.of(
            ActivityColumns.KIND,
            ActivityColumns.PROJECT,
            ActivityColumns.MUNICIPALITY,
            ActivityColumns.AREA,
            ActivityColumns.TITLE,
            ActivityColumns.PLACE,
            ActivityColumns.HELD_ON,
            ActivityColumns.CAPACITY));
    var rows = new ActivityRows(group, people, lookups, batch, activities.today());
    rows.check();
    var first = group.first();
    var code = first.get(ActivityColumns.PROJECT);
    var refusal = lookups.refuses(code, batch);
    if (refusal != null) {
      throw first.wrong(ActivityColumns.PROJECT, refusal.message());
    }
    rows.checkClients();
    var project =
        known
            .project(code)
            .orElseThrow(
                () -> first.wrong(ActivityColumns.PROJECT, ReferenceData.unknown(code).message()));
    var id = new ActivityId(batch.idOf("activities", group.reference()));
    var changes = rows.changes();
    var entry =
        Entry.of(
            activities.enter(
                new PlanActivity(id, rows.plannedOn(), rows.plan()),
                changes,
                project,
                batch.context("activities", group),
                batch.dryRun()),
            first.number());
    if (entry instanceof Entry.Done && !batch.dryRun()) {
      // Also where the activity was in before: that may be all there is.
      people.addAgain(rows.named());
    }
    return entry;
  }
}
