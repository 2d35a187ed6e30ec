package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How a body is read, with bytes that come when the test says so. */
class RequestBodiesTest {
  private static final int MB = 1_048_576;

  private final List<Exception> refused = new ArrayList<>();
  private final BodySpace space = new BodySpace(2 * MB);
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private long nanos;
  private final RequestBodies bodies =
      new RequestBodies(
          (request, response, handler, e) -> {
            refused.add(e);
            return null;
          },
          space,
          Duration.ofSeconds(20),
          () -> nanos);

  @Test
  void aBodyIsKeptAsItCame() throws Exception {
    var kept = send(new Arriving(70_000, 7, Duration.ofMillis(1)));

    assertThat(kept).hasSize(70_000);
    assertThat(kept[69_999]).isEqualTo((byte) (69_999 % 251));
    assertThat(refused).isEmpty();
  }

  @Test
  void aBodyThatComesByteByByteIsNotWaitedForLongerThanItsTime() throws Exception {
    assertThat(send(new Arriving(1_000, 1, Duration.ofSeconds(1)))).isNull();

    assertThat(codes()).containsExactly("body-too-slow");
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void aBodyThatStopsIsRefusedWhenTheConnectionHasBeenSilentTooLong() throws Exception {
    var stops = new Arriving(1_000, 3, Duration.ZERO);
    stops.stopsAt = 30;

    assertThat(send(stops)).isNull();
    assertThat(codes()).containsExactly("body-too-slow");
  }

  @Test
  void thereIsRoomForSmallBodiesWhateverElseIsBeingSent() throws Exception {
    var large = new Arriving(MB, 8_192, Duration.ZERO);
    var small = new Arriving(BodySpace.SMALL - 1, 8_192, Duration.ZERO);
    bodies.doFilter(
        request(large),
        response,
        (one, ignored) ->
            bodies.doFilter(
                request(new Arriving(MB, 8_192, Duration.ZERO)),
                response,
                (two, alsoIgnored) -> {
                  assertThat(send(new Arriving(MB, 8_192, Duration.ZERO))).isNull();
                  assertThat(codes()).containsExactly("too-many-bodies");
                  assertThat(send(small)).hasSize(BodySpace.SMALL - 1);
                }));

    assertThat(send(new Arriving(MB, 8_192, Duration.ZERO))).as("once they have ended").hasSize(MB);
    assertThat(refused).hasSize(1);
  }

  @Test
  void whatARefusedRequestTookIsGivenBack() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(send(new Arriving(MB + 1, 8_192, Duration.ZERO))).isNull();
    }
    assertThat(codes()).containsOnly("body-too-large");
    assertThat(send(new Arriving(MB, 8_192, Duration.ZERO))).hasSize(MB);
  }

  private List<String> codes() {
    return refused.stream().map(e -> ((RefusedRequest) e).code()).toList();
  }

  /** Answers with the body as the next in the chain reads it; null when it never came there. */
  private byte @Nullable [] send(Arriving body) throws IOException, ServletException {
    var seen = new byte[1][];
    bodies.doFilter(
        request(body),
        response,
        (request, ignored) -> seen[0] = request.getInputStream().readAllBytes());
    return seen[0];
  }

  private static HttpServletRequest request(Arriving body) {
    return new MockHttpServletRequest("POST", "/v1/clients") {
      @Override
      public ServletInputStream getInputStream() {
        return body;
      }
    };
  }

  /** So many bytes, some at a time, each after a while. */
  private final class Arriving extends ServletInputStream {
    private final int length;
    private final int atOnce;
    private final Duration after;
    private int at;
    private int stopsAt = Integer.MAX_VALUE;

    Arriving(int length, int atOnce, Duration after) {
      this.length = length;
      this.atOnce = atOnce;
      this.after = after;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
      if (at >= stopsAt) {
        throw new IOException(new SocketTimeoutException("Read timed out"));
      }
      nanos += after.toNanos();
      int now = Math.min(Math.min(most, atOnce), length - at);
      for (int i = 0; i < now; i++) {
        target[offset + i] = (byte) (at++ % 251);
      }
      return now == 0 ? -1 : now;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("One at a time is never read");
    }

    @Override
    public boolean isFinished() {
      return at == length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
