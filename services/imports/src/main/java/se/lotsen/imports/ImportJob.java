package se.lotsen.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * An import and how far it is.
 *
 * @param file where its bytes are kept until it is done
 * @param rows how many there are, once they are counted
 * @param done how many rows have been gone through: those {@code imported} (in a dry run: that
 *     would be), those {@code unchanged} because they were in before, and those {@code rejected}
 * @param units how many things have been gone through; where to go on after a crash
 * @param header of the file, for the file of rejected rows
 * @param failure why nothing more of it goes in, where that is so
 */
record ImportJob(
    String id,
    String kind,
    String source,
    String fileName,
    String file,
    String by,
    boolean dryRun,
    State state,
    @Nullable Integer rows,
    int done,
    int imported,
    int unchanged,
    int rejected,
    int units,
    List<String> header,
    @Nullable Text failure,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  /** How far it is. */
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  static ImportJob waiting(
      String id,
      String kind,
      String source,
      String fileName,
      String file,
      String by,
      boolean dryRun,
      Instant now) {
    return new ImportJob(
        id,
        kind,
        source,
        fileName,
        file,
        by,
        dryRun,
        State.WAITING,
        null,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        now,
        null,
        null);
  }

  ImportJob begun(int allRows, List<String> names, Instant now) {
    return new ImportJob(
        id,
        kind,
        source,
        fileName,
        file,
        by,
        dryRun,
        State.RUNNING,
        allRows,
        done,
        imported,
        unchanged,
        rejected,
        units,
        names,
        null,
        createdAt,
        startedAt == null ? now : startedAt,
        null);
  }

  ImportJob after(Tally tally, int moreUnits) {
    return new ImportJob(
        id,
        kind,
        source,
        fileName,
        file,
        by,
        dryRun,
        state,
        rows,
        done + tally.rows(),
        imported + tally.imported(),
        unchanged + tally.unchanged(),
        rejected + tally.rejected().size(),
        units + moreUnits,
        header,
        null,
        createdAt,
        startedAt,
        null);
  }

  ImportJob finished(Instant now) {
    return ended(State.DONE, null, now);
  }

  ImportJob failed(Text why, Instant now) {
    return ended(State.FAILED, why, now);
  }

  private ImportJob ended(State end, @Nullable Text why, Instant now) {
    return new ImportJob(
        id, kind, source, fileName, file, by, dryRun, end, rows, done, imported, unchanged,
        rejected, units, header, why, createdAt, startedAt, now);
  }
}
