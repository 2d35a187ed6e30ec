package se.lotsen.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import se.lotsen.imports.Importer.Entry;
import se.lotsen.imports.Importer.Numbered;
import se.lotsen.imports.Staging.Unit;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.model.Text;

/** Has the rows about one thing go in, all or none. */
final class UnitEntry<R> {
  /** An import waits where a person would be told to come back: a quarter of an hour. */
  private static final RetryTemplate WHILE_KAFKA_CATCHES_UP =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(BacklogFull.class)
              .maxRetries(9_000)
              .delay(Duration.ofMillis(100))
              .build());

  /** What the store calls the field when the same key comes with something else. */
  private static final String KEY = "Idempotency-Key";

  private static final Text OTHER_ROWS =
      new Text(
          "Referensen är redan importerad och sade då något annat; rätta det i Lotsen",
          "The reference was imported before and said something else then; correct it in Lotsen");

  private final Importer<R> importer;
  private final Staging staging;
  private final Batch batch;

  UnitEntry(Importer<R> importer, Staging staging, Batch batch) {
    this.importer = importer;
    this.staging = staging;
    this.batch = batch;
  }

  Tally enter(Unit unit) {
    var wrong = new ArrayList<Rejection>();
    var rows = new ArrayList<Numbered<R>>();
    for (var line : unit.lines()) {
      switch (staging.header().read(line)) {
        case Header.Read.Wrong read ->
            wrong.add(new Rejection(line.number(), line.cells(), read.problems()));
        case Header.Read.Right read ->
            rows.add(new Numbered<>(line.number(), importer.row(read.values())));
      }
    }
    if (!wrong.isEmpty() || unit.reference() == null) {
      return rejected(unit, wrong);
    }
    var earlier = staging.earlierRow(unit);
    if (earlier != null) {
      return rejected(
          unit,
          unit.lines().getFirst().number(),
          importer.reference().name(),
          new Text(
              "Referensen %s finns redan på rad %s".formatted(unit.reference(), earlier),
              "The reference %s is there already in row %s".formatted(unit.reference(), earlier)));
    }
    return entered(unit, unit.reference(), rows);
  }

  private Tally entered(Unit unit, String reference, List<Numbered<R>> rows) {
    var entry =
        WHILE_KAFKA_CATCHES_UP.invoke(() -> importer.enter(reference, rows, printOf(unit), batch));
    return switch (entry) {
      case Entry.Done done -> Tally.done(unit.lines().size(), done.before());
      case Entry.Refused refused ->
          KEY.equals(refused.column())
              ? rejected(unit, refused.row(), importer.reference().name(), OTHER_ROWS)
              : rejected(unit, refused.row(), refused.column(), refused.why());
    };
  }

  private Tally rejected(Unit unit, int row, @Nullable String column, Text why) {
    return rejected(
        unit,
        unit.lines().stream()
            .filter(line -> line.number() == row)
            .map(
                line ->
                    new Rejection(
                        row,
                        line.cells(),
                        List.of(new Problem(staging.header().nameOf(column), why))))
            .toList());
  }

  /** With a row that is wrong goes every other about the same thing. */
  private static Tally rejected(Unit unit, List<Rejection> wrong) {
    var rejected = new ArrayList<>(wrong);
    var where =
        wrong.stream().map(each -> Integer.toString(each.row())).collect(Collectors.joining(", "));
    for (var line : unit.lines()) {
      if (wrong.stream().noneMatch(each -> each.row() == line.number())) {
        rejected.add(
            new Rejection(
                line.number(),
                line.cells(),
                List.of(
                    new Problem(
                        "",
                        new Text(
                            "Hör ihop med rad %s, som är fel".formatted(where),
                            "Belongs to row %s, which is wrong".formatted(where))))));
      }
    }
    return Tally.rejected(rejected);
  }

  /** Of what the columns say that are read, in their own order: not of where they stand. */
  private String printOf(Unit unit) {
    var header = staging.header();
    var text = new StringBuilder();
    for (var line : unit.lines()) {
      for (var column : importer.columns()) {
        int place = header.columns().indexOf(column);
        text.append(place < 0 || place >= line.cells().size() ? "" : line.cells().get(place))
            .append('\u001f');
      }
      text.append('\n');
    }
    return IdSource.of(text.toString());
  }
}
