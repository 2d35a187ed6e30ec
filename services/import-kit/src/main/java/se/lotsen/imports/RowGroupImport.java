package se.lotsen.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lotsen.imports.Importer.Entry;
import se.lotsen.imports.Staging.Unit;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.model.Text;

/** Has the rows about one thing go in, all or none. */
final class RowGroupImport {
  /** What the store calls the field when the same key comes with something else. */
  private static final String KEY = "Idempotency-Key";

  private static final Text OTHER_ROWS =
      new Text(
          "Referensen är redan importerad och sade då något annat; rätta det i Lotsen",
          "The reference was imported before and said something else then; correct it in Lotsen");

  private static final Text TOO_MANY =
      new Text(
          "Fler än %d rader hör ihop med varandra; dela dem på flera referenser"
              .formatted(Limits.ROWS_OF_ONE),
          "More than %d rows belong together; divide them among several references"
              .formatted(Limits.ROWS_OF_ONE));

  private final Importer importer;
  private final Header header;
  private final Batch batch;
  private final Lease lease;
  private final Runnable admission;

  /**
   * @param lease under which it goes in; what is transient is waited out as long as it is held
   * @param admission throws while what was entered before has to go out first
   */
  RowGroupImport(Importer importer, Header header, Batch batch, Lease lease, Runnable admission) {
    this.importer = importer;
    this.header = header;
    this.batch = batch;
    this.lease = lease;
    this.admission = admission;
  }

  Tally enter(Unit unit) {
    lease.check();
    if (unit.tooMany()) {
      return Tally.rejected(
          unit.lines().stream()
              .map(
                  line ->
                      new Rejection(
                          line.number(),
                          line.cells(),
                          List.of(
                              new Problem(
                                  header.nameOf(importer.schema().reference().name()), TOO_MANY))))
              .toList());
    }
    var wrong = new ArrayList<Rejection>();
    var rows = new ArrayList<Row>(unit.lines().size());
    for (var line : unit.lines()) {
      switch (header.read(line)) {
        case Header.Read.Wrong read ->
            wrong.add(new Rejection(line.number(), line.cells(), read.problems()));
        case Header.Read.Right read -> rows.add(new Row(line.number(), read.values()));
      }
    }
    if (!wrong.isEmpty() || unit.reference() == null) {
      return rejected(unit, wrong);
    }
    var earlier = unit.earlierRow();
    if (earlier != null) {
      return rejected(
          unit,
          unit.lines().getFirst().number(),
          importer.schema().reference().name(),
          new Text(
              "Referensen %s finns redan på rad %d".formatted(unit.reference(), earlier),
              "The reference %s is there already in row %d".formatted(unit.reference(), earlier)));
    }
    return entered(unit, unit.reference(), rows);
  }

  private Tally entered(Unit unit, String reference, List<Row> rows) {
    var print = printOf(unit);
    if (!batch.dryRun()) {
      lease.patiently(
          () -> {
            admission.run();
            return admission;
          });
    }
    return switch (lease.patiently(() -> decided(reference, rows, print))) {
      case Entry.Done done -> Tally.done(unit.lines().size(), done.before());
      case Entry.Refused refused ->
          KEY.equals(refused.column())
              ? rejected(unit, refused.row(), importer.schema().reference().name(), OTHER_ROWS)
              : rejected(unit, refused.row(), refused.column(), refused.why());
    };
  }

  private Entry decided(String reference, List<Row> rows, String print) {
    try {
      return importer.enter(new RowGroup(reference, rows, print), batch);
    } catch (WrongRow e) {
      return e.refusal();
    } catch (RefusedException e) {
      var why = e.why();
      return new Entry.Refused(rows.getFirst().number(), why.field(), why.message());
    }
  }

  /** A row that is none of the thing's is taken for its first: what is wrong is always said. */
  private Tally rejected(Unit unit, int row, @Nullable String column, Text why) {
    var line =
        unit.lines().stream()
            .filter(each -> each.number() == row)
            .findFirst()
            .orElseGet(() -> unit.lines().getFirst());
    var problem = new Problem(header.nameOf(column), why);
    return rejected(unit, List.of(new Rejection(line.number(), line.cells(), List.of(problem))));
  }

  /** With a row that is wrong goes every other about the same thing. */
  private static Tally rejected(Unit unit, List<Rejection> wrong) {
    var rejected = new ArrayList<>(wrong);
    var rows = wrong.stream().map(Rejection::row).collect(Collectors.toSet());
    var where =
        Limits.shown(rows.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")));
    var belongs =
        new Text(
            "Hör ihop med rad %s, som är fel".formatted(where),
            "Belongs to row %s, which is wrong".formatted(where));
    for (var line : unit.lines()) {
      if (!rows.contains(line.number())) {
        rejected.add(new Rejection(line.number(), line.cells(), List.of(new Problem("", belongs))));
      }
    }
    return Tally.rejected(rejected);
  }

  /** Of what the columns say that are read, in their own order: not of where they stand. */
  private String printOf(Unit unit) {
    var text = new StringBuilder();
    var places = importer.schema().columns().stream().map(header.columns()::indexOf).toList();
    for (var line : unit.lines()) {
      for (int place : places) {
        text.append(place < 0 || place >= line.cells().size() ? "" : line.cells().get(place))
            .append('\u001f');
      }
      text.append('\n');
    }
    return IdSource.of(text.toString());
  }
}
