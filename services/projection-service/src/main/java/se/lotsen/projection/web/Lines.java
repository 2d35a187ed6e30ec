package se.lotsen.projection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import org.springframework.http.MediaType;
import se.lotsen.model.event.EventJson;

/**
 * Answers with one JSON line each, written as they are read. What fails before the first line is
 * answered as a problem; what fails later breaks the connection off, so that half an answer never
 * looks like a whole one.
 */
public final class Lines {
  private Lines() {}

  public static void write(Iterator<?> lines, HttpServletResponse response) throws IOException {
    // Reads the first: now is the time to say that the store does not answer.
    var none = !lines.hasNext();
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    var out = response.getOutputStream();
    if (none) {
      return;
    }
    try {
      while (lines.hasNext()) {
        out.write(EventJson.write(lines.next()));
        out.write('\n');
      }
    } catch (RuntimeException e) {
      response.flushBuffer();
      throw new IOException("An answer broke off", e);
    }
  }
}
