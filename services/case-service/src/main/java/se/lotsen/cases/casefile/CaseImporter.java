package se.lotsen.cases.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Importer;
import se.lotsen.imports.RowGroup;
import se.lotsen.imports.RowSchema;
import se.lotsen.model.Text;
import se.lotsen.model.event.Topics;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.RowReferences;

/**
 * Cases with their history from a file, one row for each thing that happened: the opening, a step
 * of the lifecycle, a session, an outcome, the company or the succession.
 */
@Component
class CaseImporter implements Importer {
  private final Cases cases;
  private final ReferenceData known;
  private final RowReferences lookups;

  CaseImporter(Cases cases, ReferenceData known, RowReferences lookups) {
    this.cases = cases;
    this.known = known;
    this.lookups = lookups;
  }

  @Override
  public String kind() {
    return "cases";
  }

  @Override
  public String topic() {
    return Topics.CASES_NAME;
  }

  @Override
  public Text label() {
    return new Text("Ärenden med historik", "Cases with their history");
  }

  @Override
  public RowSchema schema() {
    return CaseColumns.SCHEMA;
  }

  @Override
  public Entry enter(RowGroup group, Batch batch) {
    group.requireSameInAll(
        List.of(
            CaseColumns.TYPE,
            CaseColumns.CLIENT,
            CaseColumns.PROJECT,
            CaseColumns.MUNICIPALITY,
            CaseColumns.AREA));
    var first = group.first();
    var code = first.get(CaseColumns.PROJECT);
    var refusal = lookups.refuses(code, batch);
    if (refusal != null) {
      throw first.wrong(CaseColumns.PROJECT, refusal.message());
    }
    var project =
        known
            .project(code)
            .orElseThrow(
                () -> first.wrong(CaseColumns.PROJECT, ReferenceData.unknown(code).message()));
    var rows = new CaseRows(group, lookups, batch);
    var history = rows.history();
    return switch (cases.decide(history, rows.opening().number(), project)) {
      case HistoryDecider.Verdict.Breaks breaks ->
          new Entry.Refused(
              breaks.wrong().row(),
              columnOf(breaks.wrong().why().field(), breaks.wrong().row(), group),
              breaks.wrong().why().message());
      case HistoryDecider.Verdict.Holds holds ->
          Entry.of(
              cases.enter(
                  history.opening(), holds.steps(), batch.context("cases", group), batch.dryRun()),
              first.number());
    };
  }

  /** What the API calls otherwise than the file does. */
  private static @Nullable String columnOf(@Nullable String field, int row, RowGroup group) {
    var isCompany =
        group.rows().stream()
            .anyMatch(
                each ->
                    each.number() == row
                        && each.get(CaseColumns.ENTRY).equals(CaseColumns.COMPANY));
    return switch (field == null ? "" : field) {
      case "client" -> isCompany ? CaseColumns.NEW_COMPANY.name() : CaseColumns.CLIENT.name();
      case "startsOn" -> CaseColumns.ON.name();
      case "jobs" -> CaseColumns.WOMEN.name();
      default -> field;
    };
  }
}
