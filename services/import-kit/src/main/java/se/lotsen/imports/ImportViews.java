package se.lotsen.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/** What is answered about imports. */
final class ImportViews {
  private ImportViews() {}

  /** A kind of file. */
  record Kind(String kind, String label, boolean severalRowsPerThing, List<OfColumn> columns) {
    static Kind of(Importer importer, Locale locale) {
      return new Kind(
          importer.kind(),
          importer.label().in(locale),
          importer.schema().day() != null,
          importer.schema().columns().stream()
              .map(
                  each ->
                      new OfColumn(
                          each.name(), each.swedish(), each.required(), each.meaning().in(locale)))
              .toList());
    }
  }

  /** A column; either name will do. */
  record OfColumn(String name, String swedish, boolean required, String meaning) {}

  /**
   * An import and how far it is.
   *
   * @param percent of the rows that have been gone through
   * @param rowsPerSecond since it began
   */
  record Job(
      String id,
      String kind,
      String source,
      String fileName,
      boolean dryRun,
      ImportJob.State state,
      @Nullable Integer rows,
      int done,
      int imported,
      int unchanged,
      int rejected,
      @Nullable Integer percent,
      @Nullable Long rowsPerSecond,
      @Nullable Text failure,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {
    static Job of(ImportJob job) {
      var sent = job.sent();
      var progress = job.progress();
      var rows = progress.rows();
      return new Job(
          job.id(),
          sent.kind(),
          sent.source(),
          sent.fileName(),
          sent.dryRun(),
          job.state(),
          rows,
          progress.done(),
          progress.imported(),
          progress.unchanged(),
          progress.rejected(),
          rows == null || rows == 0 ? null : (int) (100L * progress.done() / rows),
          rate(job),
          job.failure(),
          job.acceptedAt(),
          job.startedAt(),
          job.finishedAt());
    }

    private static @Nullable Long rate(ImportJob job) {
      if (job.startedAt() == null || job.finishedAt() == null) {
        return null;
      }
      var millis = Duration.between(job.startedAt(), job.finishedAt()).toMillis();
      return millis == 0 ? null : 1000L * job.progress().done() / millis;
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param column as the file calls it; empty for the whole row
   */
  record RowProblem(int row, String column, String message) {
    static Stream<RowProblem> of(Rejection rejection, Locale locale) {
      return rejection.problems().stream()
          .map(
              problem ->
                  new RowProblem(rejection.row(), problem.column(), problem.message().in(locale)));
    }
  }
}
