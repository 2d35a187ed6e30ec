package se.lotsen.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Reads the body of a command before anything else does, and keeps it for the fingerprint that goes
 * with an idempotency key. Refused is one of more than {@value #MAX_BYTES} bytes (413), one that
 * does not arrive in time (408), and one that there is no room for among all that are here (503).
 * Whoever sends slowly, or never ends, takes a little memory for a while and nobody's turn.
 */
final class RequestBodies extends OncePerRequestFilter {
  static final int MAX_BYTES = 1_048_576;
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private static final int FIRST_ROOM = 2_048;

  private final HandlerExceptionResolver problems;
  private final BodySpace space;
  private final Duration within;
  private final LongSupplier nanoTime;

  /**
   * @param within how long a body may take to arrive
   * @param nanoTime as {@link System#nanoTime}
   */
  RequestBodies(
      HandlerExceptionResolver problems, BodySpace space, Duration within, LongSupplier nanoTime) {
    this.problems = problems;
    this.space = space;
    this.within = within;
    this.nanoTime = nanoTime;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return !WITH_BODY.contains(request.getMethod())
        || (type != null && type.startsWith("multipart/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var room = space.forOne()) {
      byte[] body;
      try {
        body = read(request, room);
      } catch (RefusedRequest e) {
        refuse(request, response, e);
        return;
      }
      chain.doFilter(new Kept(request, body), response);
    }
  }

  /** What has not arrived of a refused body is not waited for: the connection ends. */
  private void refuse(HttpServletRequest request, HttpServletResponse response, RefusedRequest e)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    problems.resolveException(request, response, null, e);
    response.flushBuffer();
  }

  private byte[] read(HttpServletRequest request, BodySpace.Room room) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw RefusedRequest.tooLarge();
    }
    long begun = nanoTime.getAsLong();
    var in = request.getInputStream();
    var body = new byte[FIRST_ROOM];
    int length = 0;
    for (int read = 0; read >= 0; read = readSome(in, body, length)) {
      length += read;
      if (length > MAX_BYTES) {
        throw RefusedRequest.tooLarge();
      }
      if (nanoTime.getAsLong() - begun > within.toNanos()) {
        throw RefusedRequest.tooSlow();
      }
      if (length == body.length) {
        room.grow(body.length);
        body = Arrays.copyOf(body, body.length * 2);
      }
    }
    return Arrays.copyOf(body, length);
  }

  /** One read waits as long as the connection may be silent, and then says so. */
  private static int readSome(ServletInputStream in, byte[] body, int length) throws IOException {
    try {
      return in.read(body, length, body.length - length);
    } catch (IOException e) {
      if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SocketTimeoutException) {
        throw RefusedRequest.tooSlow();
      }
      throw e;
    }
  }

  /** The request with its body in memory. */
  static final class Kept extends HttpServletRequestWrapper {
    private final byte[] body;

    Kept(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    byte[] body() {
      return body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Replayed(new ByteArrayInputStream(body));
    }
  }

  private static final class Replayed extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Replayed(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("A kept body is read at once");
    }
  }
}
