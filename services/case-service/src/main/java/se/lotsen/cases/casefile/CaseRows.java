package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Row;
import se.lotsen.imports.RowGroup;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.SessionId;
import se.lotsen.model.Text;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.RowReferences;

/** The commands that the rows about one case come to. */
final class CaseRows {
  private final RowGroup group;
  private final RowReferences lookups;
  private final Batch batch;

  CaseRows(RowGroup group, RowReferences lookups, Batch batch) {
    this.group = group;
    this.lookups = lookups;
    this.batch = batch;
  }

  /**
   * The opening and what happened after it.
   *
   * @throws se.lotsen.imports.WrongRow where a row cannot be meant
   */
  CaseHistory history() {
    return new CaseHistory(openCase(), entries());
  }

  /** The row that says that the case was opened, where one does; there is no more than one. */
  Row opening() {
    var opened =
        group.rows().stream()
            .filter(row -> row.get(CaseColumns.ENTRY).equals(CaseColumns.OPENED))
            .toList();
    if (opened.size() > 1) {
      throw opened
          .get(1)
          .wrong(
              CaseColumns.ENTRY,
              new Text(
                  "Ärendet öppnades redan på rad %d".formatted(opened.getFirst().number()),
                  "The case was opened in row %d already".formatted(opened.getFirst().number())));
    }
    return opened.isEmpty() ? group.first() : opened.getFirst();
  }

  private OpenCase openCase() {
    var first = group.first();
    var opened = opening();
    var id = new ClientId(batch.idNamed("clients", first.get(CaseColumns.CLIENT)));
    var client =
        lookups
            .client(id, batch)
            .orElseThrow(
                () -> first.wrong(CaseColumns.CLIENT, ReferenceData.unknown(id).message()));
    var place = first.find(CaseColumns.MUNICIPALITY);
    return new OpenCase(
        new CaseRef(
            new CaseId(batch.idOf("cases", group.reference())),
            first.get(CaseColumns.TYPE),
            first.get(CaseColumns.PROJECT),
            id,
            place == null ? client.municipality() : place,
            first.get(CaseColumns.AREA)),
        opened.get(CaseColumns.ON),
        advisor(),
        opened.find(CaseColumns.DUE_ON),
        opened.find(CaseColumns.SUBJECT),
        null);
  }

  /** Whoever is named first. */
  private @Nullable AdvisorId advisor() {
    return group.rows().stream()
        .map(row -> row.find(CaseColumns.ADVISOR))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<CaseHistory.Entry> entries() {
    var entries = new ArrayList<CaseHistory.Entry>();
    for (var row : group.rows()) {
      if (!row.get(CaseColumns.ENTRY).equals(CaseColumns.OPENED)) {
        entries.add(
            new CaseHistory.Entry(
                row.number(), row.get(CaseColumns.ON), change(entries.size(), row)));
      }
    }
    return entries;
  }

  private Change change(int number, Row row) {
    var on = row.get(CaseColumns.ON);
    var place = "%s/%d".formatted(group.reference(), number);
    return switch (row.get(CaseColumns.ENTRY)) {
      case CaseColumns.SESSION ->
          new LogSession(
              new SessionId(batch.idOf("sessions", place)),
              on,
              row.need(CaseColumns.HOURS, CaseColumns.SESSION),
              row.find(CaseColumns.ADVISOR),
              row.find(CaseColumns.REASON));
      case CaseColumns.OUTCOME ->
          new RecordOutcome(
              new OutcomeId(batch.idOf("outcomes", place)),
              on,
              row.need(CaseColumns.OUTCOME_KIND, CaseColumns.OUTCOME),
              jobs(row),
              row.find(CaseColumns.REASON));
      case CaseColumns.COMPANY -> company(row);
      case CaseColumns.SUCCESSION ->
          new RecordSuccession(
              row.find(CaseColumns.CONSENT_ON),
              row.find(CaseColumns.VALUED_ON),
              row.find(CaseColumns.SUCCESSOR),
              row.find(CaseColumns.TRANSFER_ON),
              row.find(CaseColumns.REASON));
      default -> step(row);
    };
  }

  private static Change step(Row row) {
    var name = row.get(CaseColumns.ENTRY);
    var lifecycle = Lifecycle.of(row.get(CaseColumns.TYPE));
    var trigger =
        lifecycle.triggers().stream()
            .filter(each -> isCalled(each, name))
            .findFirst()
            .orElseThrow(
                () -> {
                  var known = lifecycle.triggers().stream().map(Object::toString).toList();
                  return row.wrong(
                      CaseColumns.ENTRY,
                      new Text(
                          "\"%s\" finns inte; det finns OPENED, SESSION, OUTCOME, COMPANY, SUCCESSION och %s"
                              .formatted(name, known),
                          "There is no \"%s\"; there are OPENED, SESSION, OUTCOME, COMPANY, SUCCESSION and %s"
                              .formatted(name, known)));
                });
    return new TakeStep(trigger, row.get(CaseColumns.ON), row.find(CaseColumns.REASON));
  }

  /** By its code, or by what people call it. */
  private static boolean isCalled(CaseTrigger trigger, String entry) {
    return trigger.name().equals(entry)
        || CaseColumns.written(trigger.label().sv()).equals(entry)
        || CaseColumns.written(trigger.label().en()).equals(entry);
  }

  private Change company(Row row) {
    var cell = row.need(CaseColumns.NEW_COMPANY, CaseColumns.COMPANY);
    var id = new ClientId(batch.idNamed("clients", cell));
    var company =
        lookups
            .client(id, batch)
            .orElseThrow(
                () -> row.wrong(CaseColumns.NEW_COMPANY, ReferenceData.unknown(id).message()));
    return new RecordCompany(
        id,
        company,
        row.get(CaseColumns.ON),
        Objects.requireNonNullElse(row.find(CaseColumns.ORIGIN), CompanyOrigin.NEW));
  }

  private static @Nullable Breakdown jobs(Row row) {
    var women = row.find(CaseColumns.WOMEN);
    var men = row.find(CaseColumns.MEN);
    var notStated = row.find(CaseColumns.NOT_STATED);
    return women == null && men == null && notStated == null
        ? null
        : new Breakdown(orZero(women), orZero(men), orZero(notStated));
  }

  private static BigDecimal orZero(@Nullable BigDecimal part) {
    return part == null ? BigDecimal.ZERO : part;
  }
}
