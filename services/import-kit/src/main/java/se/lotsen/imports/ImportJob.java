package se.lotsen.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * An import and how far it is.
 *
 * @param header of the file, for the file of rejected rows
 * @param failure why nothing more of it goes in, where that is so
 * @param acceptedAt when the file was there: imports are worked off in this order
 */
record ImportJob(
    @NotPersonal("an id") String id,
    Sent sent,
    State state,
    Progress progress,
    @NotPersonal("names of columns") List<String> header,
    @NotPersonal("a sentence of ours") @Nullable Text failure,
    Instant acceptedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  /** How far it is. */
  enum State {
    WAITING(true),
    RUNNING(true),
    DONE(false),
    FAILED(false),
    /** Ended before its end by whoever deleted it; what had gone in stays. */
    CANCELLED(false);

    private final boolean open;

    State(boolean open) {
      this.open = open;
    }

    boolean isOpen() {
      return open;
    }
  }

  /**
   * What was sent, and by whom.
   *
   * @param file where its bytes are kept until it has ended
   * @param print of the bytes and of what was said with them
   */
  record Sent(
      @NotPersonal("a kind of file") String kind,
      @NotPersonal("a system") String source,
      @PersonalData(PersonalCategory.IMPORTED_ROW) String fileName,
      @NotPersonal("an id") String file,
      @PersonalData(PersonalCategory.ACTOR) String by,
      boolean dryRun,
      @NotPersonal("a digest of the whole file") String print) {}

  /**
   * @param rows how many there are, once they are counted
   * @param done how many rows have been gone through: those {@code imported} (in a dry run: that
   *     would be), those {@code unchanged} because they were in before, and those {@code rejected}
   * @param units how many things have been gone through; where to go on after a crash
   */
  record Progress(
      @Nullable Integer rows, int done, int imported, int unchanged, int rejected, int units) {
    static final Progress NONE = new Progress(null, 0, 0, 0, 0, 0);

    private Progress of(int allRows) {
      return new Progress(allRows, done, imported, unchanged, rejected, units);
    }

    private Progress plus(Tally tally, int moreUnits) {
      return new Progress(
          rows,
          done + tally.rows(),
          imported + tally.imported(),
          unchanged + tally.unchanged(),
          rejected + tally.rejected().size(),
          units + moreUnits);
    }
  }

  static ImportJob waiting(String id, Sent sent, Instant now) {
    return new ImportJob(id, sent, State.WAITING, Progress.NONE, List.of(), null, now, null, null);
  }

  ImportJob begun(int allRows, List<String> names, Instant now) {
    return new ImportJob(
        id,
        sent,
        State.RUNNING,
        progress.of(allRows),
        names,
        null,
        acceptedAt,
        startedAt == null ? now : startedAt,
        null);
  }

  ImportJob after(Tally tally, int moreUnits) {
    return new ImportJob(
        id,
        sent,
        state,
        progress.plus(tally, moreUnits),
        header,
        null,
        acceptedAt,
        startedAt,
        null);
  }

  ImportJob finished(Instant now) {
    return ended(State.DONE, null, now);
  }

  ImportJob failed(Text why, Instant now) {
    return ended(State.FAILED, why, now);
  }

  ImportJob cancelled(Instant now) {
    return ended(State.CANCELLED, null, now);
  }

  private ImportJob ended(State end, @Nullable Text why, Instant now) {
    return new ImportJob(id, sent, end, progress, header, why, acceptedAt, startedAt, now);
  }
}
