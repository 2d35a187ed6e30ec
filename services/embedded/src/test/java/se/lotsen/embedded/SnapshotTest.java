package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final String FILE = "memFS:snapshot";
  private static final int DOCUMENTS = 2_000;

  private final MVStore store =
      new MVStore.Builder()
          .fileName(FILE)
          .cacheSize(1)
          .autoCommitDisabled()
          .autoCommitBufferSize(0)
          .open();
  private final MVMap<Long, byte[]> documents = new StoreMaps(store, "test").documents("things");

  @AfterEach
  void close() {
    store.close();
    FileUtils.delete(FILE);
  }

  private void writeAll(String text) {
    for (long i = 0; i < DOCUMENTS; i++) {
      documents.put(i, (text + i + "-".repeat(500)).getBytes(StandardCharsets.UTF_8));
    }
    store.commit();
  }

  /**
   * Without a word to the store its pages are taken away under a reader: "Chunk … not found", or
   * worse, what has been written over them.
   */
  @Test
  void a_reader_finds_everything_as_it_was_while_all_is_rewritten_and_tidied_up() {
    // given
    store.setRetentionTime(0);
    writeAll("first-");
    try (Snapshot snapshot = new Snapshot(store, documents, List.of())) {
      Cursor<Long, byte[]> cursor = snapshot.documentsFrom(null, false);
      cursor.next();

      // when
      for (int round = 0; round < 10; round++) {
        writeAll("round-" + round + "-");
        store.compact(95, 1_000_000);
        store.commit();
      }

      // then
      long read = 1;
      while (cursor.hasNext()) {
        cursor.next();
        assertThat(new String(cursor.getValue(), StandardCharsets.UTF_8)).startsWith("first-");
        read++;
      }
      assertThat(read).isEqualTo(DOCUMENTS);
    }
  }

  @Test
  void what_no_reader_needs_any_more_is_given_back() {
    store.setRetentionTime(0);
    for (int round = 0; round < 40; round++) {
      try (Snapshot snapshot = new Snapshot(store, documents, List.of())) {
        writeAll("round-" + round);
      }
    }

    // Some 1 MB a round were written.
    assertThat(FileUtils.size(FILE)).isLessThan(12_000_000);
  }
}
