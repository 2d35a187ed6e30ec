package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;

/** Somebody in a file that waits is found and erased like somebody who went in. */
class ImportFileHoldingsIT {
  private static final String ID = "01970000-0000-7000-8000-000000000001";
  private static final String OTHER = "01970000-0000-7000-8000-000000000002";
  private static final DataSubject SIGNE =
      new DataSubject(List.of("Sökdotter", "0701740651"), List.of(), List.of());
  private static final CommandContext CONTEXT =
      CommandContext.ofPolicy("Test", "event", "correlation");

  @TempDir Path folder;
  private Path store;
  private Office office;
  private ImportFileHoldings holdings;

  @BeforeEach
  void open() {
    store = folder.resolve("store.mv");
    office = new Office(folder, EmbeddedMongo.persistent(store, 0, 16));
    holdings =
        new ImportFileHoldings(
            office.jobs("any"),
            office.uploads(),
            new ErasedSpace(office.mongo()),
            office.clock(),
            folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<Holding> found() {
    var found = new ArrayList<Holding>();
    holdings.find(SIGNE, found::add);
    return found;
  }

  @Test
  void whoIsInAFileThatWaitsIsFoundInEachRowAndGoneFromEveryByteAfterErasing() throws IOException {
    office.sent(
        ID, "what;day\nSigne Sökdotter;2009-03-02\nAnna;2009-03-02\n070-174 06 51;2009-03-03\n");
    office.sent(OTHER, "what;day\nAnna;2009-03-02\n");

    assertThat(found()).extracting(Holding::id).containsExactly(ID + "-2", ID + "-4");
    assertThat(found().getFirst().fields()).containsValue("Signe Sökdotter; 2009-03-02");
    assertThat(isInTheStore("Sökdotter")).as("it is looked for where it would be").isTrue();

    for (var each : found()) {
      assertThat(holdings.erase(each.id(), "Ärende 1", CONTEXT)).isInstanceOf(Outcome.Done.class);
    }
    new ErasedSpace(office.mongo()).giveBack();

    assertThat(found()).isEmpty();
    assertThat(isInTheStore("Sökdotter")).isFalse();
    assertThat(isInTheStore("070-174 06 51")).isFalse();
    var ended = office.job(ID);
    assertThat(ended.state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(String.valueOf(ended.failure())).contains("personal data");
    assertThat(office.job(OTHER).state()).as("others wait on").isEqualTo(ImportJob.State.WAITING);
  }

  private boolean isInTheStore(String words) throws IOException {
    var bytes = new String(Files.readAllBytes(store), StandardCharsets.ISO_8859_1);
    return bytes.contains(
        new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  @Test
  void whoIsInTheNameOfAFileIsForgottenThereAlsoWhenItIsLongWorkedOff() {
    var jobs = office.jobs("any");
    var sent = office.sent(ID, "what;day\nAnna;2009-03-02\n").sent();
    office.putOn(Duration.ofMinutes(1));
    var named =
        new ImportJob.Sent(
            sent.kind(), "test", "Signe Sökdotter.csv", sent.file(), "anna", false, "print");
    jobs.add(ImportJob.waiting(OTHER, named, office.clock().instant()));
    var held = jobs.claim(office.clock().instant(), true).orElseThrow();
    jobs.save(held, held.job().finished(office.clock().instant()), office.clock().instant());

    assertThat(found()).extracting(Holding::id).containsExactly(OTHER);
    assertThat(holdings.erase(OTHER, "Ärende 2", CONTEXT)).isInstanceOf(Outcome.Done.class);

    assertThat(found()).isEmpty();
    assertThat(office.job(OTHER).sent().fileName()).isEmpty();
    assertThat(office.job(ID).sent().fileName()).isEqualTo("things.csv");
  }

  @Test
  void whatIsBeingImportedIsNotErasedUnderIt() {
    office.sent(ID, "what;day\nSigne Sökdotter;2009-03-02\n");
    assertThat(office.jobs("any").claim(office.clock().instant(), true)).isPresent();

    assertThat(holdings.erase(ID + "-2", "Ärende 3", CONTEXT))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("import-goes-on"));
    assertThat(found()).hasSize(1);
  }

  @Test
  void aFileThatNobodyCanReadDoesNotStopTheSearch() {
    office.sent(ID, new byte[] {0, 1, 2, 0});
    office.sent(OTHER, "what;day\nSigne Sökdotter;2009-03-02\n");

    assertThat(found()).hasSize(1);
    assertThat(holdings.erase(ID.replace('1', '9'), "Ärende 4", CONTEXT))
        .isInstanceOf(Outcome.Refused.class);
  }
}
