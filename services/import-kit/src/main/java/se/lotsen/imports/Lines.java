package se.lotsen.imports;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of text, of which none is longer in memory than {@link Limits#ROW} and one. */
final class Lines {
  private final Reader reader;
  private final char[] buffer = new char[16_384];
  private final StringBuilder line = new StringBuilder();
  private int from;
  private int to;

  Lines(Reader reader) {
    this.reader = reader;
  }

  /**
   * The next line without its end; null after the last. Of one that is longer than a row may be the
   * beginning, longer by one than it may.
   */
  @Nullable String next() throws IOException {
    if (from == to && !fill()) {
      return null;
    }
    line.setLength(0);
    while (true) {
      int end = from;
      while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      line.append(buffer, from, Math.min(end - from, Limits.ROW + 1 - line.length()));
      from = end;
      if (end < to) {
        end();
        return line.toString();
      }
      if (!fill()) {
        return line.toString();
      }
    }
  }

  /** An end is LF, CR LF or CR. */
  private void end() throws IOException {
    boolean first = buffer[from++] == '\r';
    if (first && (from < to || fill()) && buffer[from] == '\n') {
      from++;
    }
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, reader.read(buffer));
    return to > 0;
  }
}
