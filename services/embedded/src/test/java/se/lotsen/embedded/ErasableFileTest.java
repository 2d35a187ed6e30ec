package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasableFileTest {
  /** What is left in a buffer goes to the disk behind a shorter chunk, and is free nowhere. */
  @Test
  void whatWasWrittenOnceIsNotInTheNextBuffer() {
    var file = new ErasableFile(Map.of());
    var words = "Sakarias Unik-Persson";
    var buffer = file.getWriteBuffer();
    buffer.putStringData(words, words.length());
    buffer.limit(4096);
    assertThat(buffer.getBuffer().array()).contains((byte) 'S');

    file.releaseWriteBuffer(buffer);
    assertThat(buffer.getBuffer().array()).as("it may still be read").contains((byte) 'S');

    assertThat(file.getWriteBuffer()).isSameAs(buffer);
    assertThat(buffer.getBuffer().array()).containsOnly(0);
  }
}
