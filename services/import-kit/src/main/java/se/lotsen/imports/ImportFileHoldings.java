package se.lotsen.imports;

import static se.lotsen.model.privacy.PersonalCategory.IMPORTED_ROW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.kit.web.ApiVersion;
import se.lotsen.model.Text;

/**
 * What is held about people in files that were sent: in their names, and in the rows of those that
 * are not worked off yet. A file is erased as a whole, because its rows are what its sender stands
 * for; they send the rest again.
 */
final class ImportFileHoldings implements PersonalDataSource {
  private static final Logger log = LoggerFactory.getLogger(ImportFileHoldings.class);

  /** An import, or a row of its file. */
  private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})(-[0-9]{1,9})?");

  private static final Text ERASED =
      new Text(
          "Filen raderades därför att den innehöll personuppgifter som skulle raderas; ta bort dem"
              + " och skicka den igen",
          "The file was erased, because personal data in it had to be; take that out and send it"
              + " again");

  private final Jobs jobs;
  private final Uploads uploads;
  private final ErasedSpace space;
  private final Clock clock;
  private final Path temporary;

  /**
   * @param temporary the folder for a file while it is looked through
   */
  ImportFileHoldings(Jobs jobs, Uploads uploads, ErasedSpace space, Clock clock, Path temporary) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.space = space;
    this.clock = clock;
    this.temporary = temporary;
  }

  @Override
  public String kind() {
    return "import-file";
  }

  @Override
  public List<RegisterEntry> register() {
    var entries = new ArrayList<>(RegisterEntry.of(jobs.collection(), ImportJob.class));
    entries.add(new RegisterEntry(uploads.pieces(), "cells", IMPORTED_ROW));
    return entries;
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    var waiting = new ArrayList<ImportJob>();
    jobs.each(
        job -> {
          if (subject.isIn(job.sent().fileName())) {
            found.accept(holding(job, "", "sent.fileName", job.sent().fileName()));
          }
          if (job.state().isOpen()) {
            waiting.add(job);
          }
        });
    if (!waiting.isEmpty()) {
      try (var workspace = Workspace.in(temporary)) {
        for (var job : waiting) {
          look(job, workspace.newFolder(), subject, found);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void look(ImportJob job, Path folder, DataSubject subject, Consumer<Holding> found)
      throws IOException {
    var file = folder.resolve("file");
    try {
      try (var out = Files.newOutputStream(file)) {
        uploads.copy(job.sent().file(), out);
      }
      Table.of(file)
          .read(
              line -> {
                if (line.cells().stream().anyMatch(subject::isIn)) {
                  var cells = String.join("; ", line.cells());
                  found.accept(holding(job, "-" + line.number(), "cells", cells));
                }
              });
    } catch (ImportFormatException e) {
      // Worked off meanwhile, or no table: that one is thrown away at its turn, and goes in
      // nowhere.
      log.info("The file of import {} was not looked through: {}", job.id(), e.why().en());
    } finally {
      Workspace.remove(folder);
    }
  }

  private Holding holding(ImportJob job, String row, String field, String words) {
    return new Holding(
        kind(),
        job.id() + row,
        ApiVersion.PATH + "/imports/jobs/" + job.id(),
        Map.of(field, words),
        null,
        null,
        null,
        null);
  }

  /** The file is gone, and what it was called; that it was sent, and by whom, is still known. */
  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    var meant = ID.matcher(id);
    var job = meant.matches() ? jobs.find(meant.group(1)).orElse(null) : null;
    if (job == null) {
      return new Outcome.Refused(Refusal.notFound(kind(), id));
    }
    if (job.state().isOpen() && !isEnded(job)) {
      return new Outcome.Refused(
          Refusal.conflict(
              "import-goes-on",
              "Filen läses in just nu; vänta tills importen är klar, och sök sedan igen",
              "The file is being imported now; wait until that has ended, then search again"));
    }
    uploads.delete(job.sent().file());
    if (isOfItsName(meant.group(2))) {
      jobs.forgetName(job.id());
    }
    space.erasedFrom(jobs.collection());
    log.info("{} erased {} of import {}: {}", context.by(), kind(), id, reason);
    return new Outcome.Done(id, 1, 0, "ERASED", clock.instant(), List.of(), false);
  }

  private static boolean isOfItsName(@Nullable String row) {
    return row == null;
  }

  private boolean isEnded(ImportJob job) {
    var now = clock.instant();
    return jobs.endUnbegun(job.failed(ERASED, now), now);
  }
}
