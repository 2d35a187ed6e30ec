package se.lotsen.cases.casefile;

import static se.lotsen.imports.Column.optional;
import static se.lotsen.imports.Column.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
import se.lotsen.imports.Column;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Values;
import se.lotsen.known.Known;
import se.lotsen.known.Lookups;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.Topics;

/**
 * Cases with their history from a file, one row for each thing that happened: the opening, a step
 * of the lifecycle, a session, an outcome, the company or the succession.
 */
@Component
class CaseImporter implements Importer<Values> {
  private static final String OPENED = "OPENED";
  private static final String SESSION = "SESSION";
  private static final String OUTCOME = "OUTCOME";
  private static final String COMPANY = "COMPANY";
  private static final String SUCCESSION = "SUCCESSION";
  private static final Map<String, String> IN_SWEDISH =
      Map.of(
          "ÖPPNAT", OPENED,
          "TILLFÄLLE", SESSION,
          "RESULTAT", OUTCOME,
          "FÖRETAG", COMPANY,
          "ÄGARSKIFTE", SUCCESSION);

  private static final Column<String> CASE =
      required(
          "case",
          "ärende",
          "Ärendets nummer i det andra systemet",
          "The case's number in the other system",
          Parsers.text(100));
  private static final Column<CaseType> TYPE =
      required(
          "type",
          "typ",
          "Ärendets typ",
          "ADVICE, SPIN_OFF, SUCCESSION",
          Parsers.code(CaseType.class));
  private static final Column<String> CLIENT =
      required(
          "client",
          "klient",
          "Klientens referens i det andra systemet, eller dess id i Lotsen",
          "The client's reference in the other system, or its id in Lotsen",
          Parsers.text(100));
  private static final Column<ProjectId> PROJECT =
      required("project", "projekt", "Projektets kod", "The project's code", ProjectId::new);
  private static final Column<Municipality> MUNICIPALITY =
      optional(
          "municipality",
          "kommun",
          "Kommunens namn eller SCB-kod; klientens egen om tom",
          "The municipality's name or SCB code; the client's own when empty",
          Parsers::municipality);
  private static final Column<AreaCode> AREA =
      required("area", "område", "Områdets kod", "The area's code", AreaCode::new);
  private static final Column<AdvisorId> ADVISOR =
      optional(
          "advisor", "rådgivare", "Rådgivarens konto", "The advisor's account", AdvisorId::new);
  private static final Column<String> ENTRY =
      required(
          "entry",
          "händelse",
          "OPENED, ett steg (START_ADVISING …), SESSION, OUTCOME, COMPANY eller SUCCESSION",
          "OPENED, a step (START_ADVISING …), SESSION, OUTCOME, COMPANY or SUCCESSION",
          CaseImporter::entry);
  private static final Column<LocalDate> ON =
      required("on", "dag", "Dagen då det hände", "The day it happened", Parsers::day);
  private static final Column<BigDecimal> HOURS =
      optional(
          "hours",
          "timmar",
          "Tillfällets timmar",
          "The session's hours",
          Parsers.decimal("0.01", "24"));
  private static final Column<OutcomeKind> OUTCOME_KIND =
      optional(
          "outcome",
          "resultat",
          "Vad det ledde till",
          "What came of it",
          Parsers.code(OutcomeKind.class));
  private static final Column<BigDecimal> WOMEN =
      optional(
          "women",
          "kvinnor",
          "Heltidstjänster",
          "Full-time equivalents",
          Parsers.decimal("0", "1000"));
  private static final Column<BigDecimal> MEN =
      optional(
          "men", "män", "Heltidstjänster", "Full-time equivalents", Parsers.decimal("0", "1000"));
  private static final Column<BigDecimal> NOT_STATED =
      optional(
          "notStated",
          "ej angivet",
          "Heltidstjänster",
          "Full-time equivalents",
          Parsers.decimal("0", "1000"));
  private static final Column<String> REASON =
      optional(
          "reason",
          "anledning",
          "Varför, eller en anteckning",
          "Why, or a note",
          Parsers.text(2000));
  private static final Column<String> SUBJECT =
      optional(
          "subject", "ämne", "Vad ärendet gäller", "What the case is about", Parsers.text(500));
  private static final Column<LocalDate> DUE_ON =
      optional("dueOn", "klart senast", "Vid öppnandet", "With the opening", Parsers::day);
  private static final Column<String> NEW_COMPANY =
      optional(
          "company",
          "nytt företag",
          "Företaget, som en klient",
          "The company, as a client",
          Parsers.text(100));
  private static final Column<CompanyOrigin> ORIGIN =
      optional(
          "origin",
          "ursprung",
          "Nytt om tomt",
          "NEW when empty",
          Parsers.code(CompanyOrigin.class));
  private static final Column<LocalDate> CONSENT_ON =
      optional("consentOn", "samtycke", "Ägarskifte", "Succession", Parsers::day);
  private static final Column<LocalDate> VALUED_ON =
      optional("valuedOn", "värderat", "Ägarskifte", "Succession", Parsers::day);
  private static final Column<SuccessorKind> SUCCESSOR =
      optional(
          "successor",
          "efterträdare",
          "Ägarskifte",
          "Succession",
          Parsers.code(SuccessorKind.class));
  private static final Column<LocalDate> TRANSFER_ON =
      optional("transferOn", "överlåtelse", "Ägarskifte", "Succession", Parsers::day);

  private final Cases cases;
  private final Known known;
  private final Lookups lookups;

  CaseImporter(Cases cases, Known known, Lookups lookups) {
    this.cases = cases;
    this.known = known;
    this.lookups = lookups;
  }

  private static String entry(String cell) {
    var entry = written(cell);
    return IN_SWEDISH.getOrDefault(entry, entry);
  }

  private static String written(String words) {
    return words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
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
  public List<Column<?>> columns() {
    return List.of(
        CASE,
        TYPE,
        CLIENT,
        PROJECT,
        MUNICIPALITY,
        AREA,
        ADVISOR,
        ENTRY,
        ON,
        HOURS,
        OUTCOME_KIND,
        WOMEN,
        MEN,
        NOT_STATED,
        REASON,
        SUBJECT,
        DUE_ON,
        NEW_COMPANY,
        ORIGIN,
        CONSENT_ON,
        VALUED_ON,
        SUCCESSOR,
        TRANSFER_ON);
  }

  @Override
  public Column<String> reference() {
    return CASE;
  }

  @Override
  public Column<LocalDate> day() {
    return ON;
  }

  @Override
  public Values row(Values values) {
    return values;
  }

  @Override
  public Entry enter(String reference, List<Numbered<Values>> rows, String print, Batch batch) {
    try {
      return entered(reference, rows, print, batch);
    } catch (WrongRow e) {
      return new Entry.Refused(e.row, e.column, e.why);
    }
  }

  private Entry entered(String reference, List<Numbered<Values>> rows, String print, Batch batch) {
    int first = rows.getFirst().number();
    sameInAll(rows);
    var refusal = lookups.refuses(rows.getFirst().row().get(PROJECT), batch);
    if (refusal != null) {
      throw new WrongRow(first, PROJECT, refusal.message());
    }
    var project =
        known
            .project(rows.getFirst().row().get(PROJECT))
            .orElseThrow(
                () ->
                    new WrongRow(
                        first,
                        PROJECT,
                        Known.unknown(rows.getFirst().row().get(PROJECT)).message()));
    var history = new CaseHistory(opening(reference, rows, batch), entries(reference, rows, batch));
    return switch (cases.decide(history, opening(rows).number(), project)) {
      case HistoryDecider.Verdict.Breaks breaks ->
          new Entry.Refused(
              breaks.wrong().row(),
              columnOf(breaks.wrong().why().field(), breaks.wrong().row(), rows),
              breaks.wrong().why().message());
      case HistoryDecider.Verdict.Holds holds ->
          cases.enter(
              history.opening(),
              holds.steps(),
              batch.origin("cases", reference, print),
              batch.dryRun(),
              first);
    };
  }

  /** What the API calls otherwise than the file does. */
  private static @Nullable String columnOf(
      @Nullable String field, int row, List<Numbered<Values>> rows) {
    var isCompany =
        rows.stream()
            .anyMatch(each -> each.number() == row && each.row().get(ENTRY).equals(COMPANY));
    return switch (field == null ? "" : field) {
      case "client" -> isCompany ? NEW_COMPANY.name() : CLIENT.name();
      case "startsOn" -> ON.name();
      case "jobs" -> WOMEN.name();
      default -> field;
    };
  }

  /** The row that says that the case was opened, where one does; there is no more than one. */
  private static Numbered<Values> opening(List<Numbered<Values>> rows) {
    var opened = rows.stream().filter(row -> row.row().get(ENTRY).equals(OPENED)).toList();
    if (opened.size() > 1) {
      throw new WrongRow(
          opened.get(1).number(),
          ENTRY,
          new Text(
              "Ärendet öppnades redan på rad %d".formatted(opened.getFirst().number()),
              "The case was opened in row %d already".formatted(opened.getFirst().number())));
    }
    return opened.isEmpty() ? rows.getFirst() : opened.getFirst();
  }

  /** Of one case, all rows say the same of what does not change. */
  private static void sameInAll(List<Numbered<Values>> rows) {
    var first = rows.getFirst();
    for (var column : List.of(TYPE, CLIENT, PROJECT, MUNICIPALITY, AREA)) {
      for (var row : rows) {
        if (!Objects.equals(row.row().find(column), first.row().find(column))) {
          throw new WrongRow(
              row.number(),
              column,
              new Text(
                  "Annat än på rad %d i samma ärende".formatted(first.number()),
                  "Not as in row %d of the same case".formatted(first.number())));
        }
      }
    }
  }

  private OpenCase opening(String reference, List<Numbered<Values>> rows, Batch batch) {
    var first = rows.getFirst();
    var opened = opening(rows);
    var id = lookups.clientIdOf(first.row().get(CLIENT), batch);
    var client =
        lookups
            .client(id, batch)
            .orElseThrow(() -> new WrongRow(first.number(), CLIENT, Known.unknown(id).message()));
    var place = first.row().find(MUNICIPALITY);
    return new OpenCase(
        new CaseRef(
            new CaseId(batch.idOf("cases", reference)),
            first.row().get(TYPE),
            first.row().get(PROJECT),
            id,
            place == null ? client.municipality() : place,
            first.row().get(AREA)),
        opened.row().get(ON),
        advisor(rows),
        opened.row().find(DUE_ON),
        opened.row().find(SUBJECT),
        null);
  }

  /** Whoever is named first. */
  private static @Nullable AdvisorId advisor(List<Numbered<Values>> rows) {
    return rows.stream()
        .map(row -> row.row().find(ADVISOR))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<CaseHistory.Entry> entries(
      String reference, List<Numbered<Values>> rows, Batch batch) {
    var entries = new ArrayList<CaseHistory.Entry>();
    for (var row : rows) {
      if (!row.row().get(ENTRY).equals(OPENED)) {
        entries.add(
            new CaseHistory.Entry(
                row.number(),
                row.row().get(ON),
                change("%s/%d".formatted(reference, entries.size()), row, batch)));
      }
    }
    return entries;
  }

  private Change change(String reference, Numbered<Values> row, Batch batch) {
    var values = row.row();
    var on = values.get(ON);
    return switch (values.get(ENTRY)) {
      case SESSION ->
          new LogSession(
              new SessionId(batch.idOf("sessions", reference)),
              on,
              needed(row, HOURS),
              values.find(ADVISOR),
              values.find(REASON));
      case OUTCOME ->
          new RecordOutcome(
              new OutcomeId(batch.idOf("outcomes", reference)),
              on,
              needed(row, OUTCOME_KIND),
              jobs(values),
              values.find(REASON));
      case COMPANY -> company(row, batch);
      case SUCCESSION ->
          new RecordSuccession(
              values.find(CONSENT_ON),
              values.find(VALUED_ON),
              values.find(SUCCESSOR),
              values.find(TRANSFER_ON),
              values.find(REASON));
      default -> step(row);
    };
  }

  private static Change step(Numbered<Values> row) {
    var name = row.row().get(ENTRY);
    var lifecycle = Lifecycle.of(row.row().get(TYPE));
    var trigger =
        lifecycle.triggers().stream()
            .filter(each -> isCalled(each, name))
            .findFirst()
            .orElseThrow(
                () -> {
                  var known = lifecycle.triggers().stream().map(Object::toString).toList();
                  return new WrongRow(
                      row.number(),
                      ENTRY,
                      new Text(
                          "\"%s\" finns inte; det finns OPENED, SESSION, OUTCOME, COMPANY, SUCCESSION och %s"
                              .formatted(name, known),
                          "There is no \"%s\"; there are OPENED, SESSION, OUTCOME, COMPANY, SUCCESSION and %s"
                              .formatted(name, known)));
                });
    return new TakeStep(trigger, row.row().get(ON), row.row().find(REASON));
  }

  /** By its code, or by what people call it. */
  private static boolean isCalled(CaseTrigger trigger, String entry) {
    return trigger.name().equals(entry)
        || written(trigger.label().sv()).equals(entry)
        || written(trigger.label().en()).equals(entry);
  }

  private Change company(Numbered<Values> row, Batch batch) {
    var id = lookups.clientIdOf(needed(row, NEW_COMPANY), batch);
    var company =
        lookups
            .client(id, batch)
            .orElseThrow(
                () -> new WrongRow(row.number(), NEW_COMPANY, Known.unknown(id).message()));
    return new RecordCompany(
        id,
        company,
        row.row().get(ON),
        Objects.requireNonNullElse(row.row().find(ORIGIN), CompanyOrigin.NEW));
  }

  private static @Nullable Breakdown jobs(Values values) {
    var women = values.find(WOMEN);
    var men = values.find(MEN);
    var notStated = values.find(NOT_STATED);
    return women == null && men == null && notStated == null
        ? null
        : new Breakdown(orZero(women), orZero(men), orZero(notStated));
  }

  private static BigDecimal orZero(@Nullable BigDecimal part) {
    return part == null ? BigDecimal.ZERO : part;
  }

  private static <T> T needed(Numbered<Values> row, Column<T> column) {
    var value = row.row().find(column);
    if (value == null) {
      throw new WrongRow(
          row.number(),
          column,
          new Text(
              "Cellen är tom; %s behöver den".formatted(row.row().get(ENTRY)),
              "The cell is empty; %s needs it".formatted(row.row().get(ENTRY))));
    }
    return value;
  }

  /** A row that cannot be meant. */
  private static final class WrongRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final String column;
    private final transient Text why;

    WrongRow(int row, Column<?> column, Text why) {
      super(why.en());
      this.row = row;
      this.column = column.name();
      this.why = why;
    }
  }
}
