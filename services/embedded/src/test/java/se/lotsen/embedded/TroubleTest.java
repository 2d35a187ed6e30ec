package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private final Trouble trouble = new Trouble("store.mv");
  private final List<String> told = new ArrayList<>();

  @Test
  void all_is_well_until_something_is_reported() {
    assertThat(trouble.sentence()).isEmpty();
    assertThatCode(trouble::refuse).doesNotThrowAnyException();
  }

  @Test
  void the_first_reason_stays_and_listeners_are_told_once_also_those_that_come_late() {
    MVStoreException full = new MVStoreException(DataUtils.ERROR_WRITING_FAILED, "Could not write");
    full.initCause(new IOException("No space left on device"));
    trouble.tell(told::add);

    trouble.report(full);
    trouble.report(new MVStoreException(DataUtils.ERROR_CLOSED, "closed"));
    trouble.tell(told::add);

    String sentence =
        "The store cannot write to store.mv (No space left on device); see to the disk and start"
            + " again, nothing that was acknowledged is lost";
    assertThat(trouble.sentence()).hasValue(sentence);
    assertThat(told).containsExactly(sentence, sentence);
    assertThatThrownBy(trouble::refuse)
        .isInstanceOf(MongoServerError.class)
        .hasMessageEndingWith(sentence);
  }

  @Test
  void what_cannot_be_read_is_told_from_what_cannot_be_written() {
    trouble.report(new MVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "Chunk 7 not found"));

    assertThat(trouble.sentence().orElseThrow())
        .startsWith("The store cannot read store.mv (Chunk 7 not found")
        .contains("restore it from a backup");
  }
}
