package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletResponse;

class LinesTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void oneLineEach() throws IOException {
    Lines.write(List.of(1, 2).iterator(), response);

    assertThat(response.getContentAsString()).isEqualTo("1\n2\n");
    assertThat(response.getContentType()).isEqualTo("application/x-ndjson");
  }

  @Test
  void whatFailsBeforeTheFirstLineCanStillBeAnsweredAsAProblem() {
    assertThatThrownBy(() -> Lines.write(failingAfter(0), response))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(response.isCommitted()).isFalse();
    assertThat(response.getContentType()).isNull();
  }

  /** An exception that is no RuntimeException: nobody answers it, and the server breaks off. */
  @Test
  void whatFailsLaterBreaksTheConnectionOff() {
    assertThatThrownBy(() -> Lines.write(failingAfter(3), response))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    assertThat(response.isCommitted()).isTrue();
  }

  private static Iterator<Integer> failingAfter(int lines) {
    return IntStream.range(0, 10)
        .peek(
            line -> {
              if (line == lines) {
                throw new DataAccessResourceFailureException("away");
              }
            })
        .iterator();
  }
}
