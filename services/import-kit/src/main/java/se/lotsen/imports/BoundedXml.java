package se.lotsen.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML of which no piece is longer than a parser may hold: no text, tag, comment or attribute. It
 * tells them apart as XML does, byte by byte and without keeping any; a document type, and with it
 * every entity, is refused.
 */
final class BoundedXml extends FilterInputStream {
  private enum At {
    TEXT,
    OPENED,
    TAG,
    DOUBLE_QUOTED,
    QUOTED,
    DECLARATION,
    DASH,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final long most;
  private At at = At.TEXT;
  private int length;

  /** How many dashes, brackets or question marks came just now: what a piece ends with. */
  private int ending;

  private long all;

  /**
   * @param most bytes it may have, unpacked
   */
  BoundedXml(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      pass(next);
    }
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    int got = super.read(target, offset, wanted);
    for (int i = 0; i < got; i++) {
      pass(target[offset + i] & 0xff);
    }
    return got;
  }

  private void pass(int next) {
    if (++all > most) {
      throw new ImportFormatException(
          "Arbetsboken är för stor uppackad; spara bladet som CSV",
          "The workbook is too large when unpacked; save the sheet as CSV");
    }
    if (next == 0 || (all <= 2 && next >= 0xfe)) {
      throw new ImportFormatException(
          "Arbetsbokens XML är inte UTF-8; spara den på nytt som .xlsx",
          "The workbook's XML is not UTF-8; save it as .xlsx again");
    }
    if (++length > Limits.ROW) {
      throw new ImportFormatException(
          "Arbetsboken har ett stycke på mer än %d byte; spara bladet som CSV"
              .formatted(Limits.ROW),
          "The workbook has a piece of more than %d bytes; save the sheet as CSV"
              .formatted(Limits.ROW));
    }
    switch (at) {
      case TEXT -> goOn(next == '<', At.OPENED);
      case OPENED -> begin(next);
      case TAG -> inTag(next);
      case DOUBLE_QUOTED -> at = next == '"' ? At.TAG : at;
      case QUOTED -> at = next == '\'' ? At.TAG : at;
      case DECLARATION -> declare(next);
      case DASH -> begin(next == '-', At.COMMENT);
      case COMMENT -> end(next, '-', 2);
      case CDATA -> end(next, ']', 2);
      case INSTRUCTION -> end(next, '?', 1);
    }
  }

  private void goOn(boolean changes, At other) {
    if (changes) {
      at = other;
      length = 0;
    }
  }

  private void begin(int next) {
    switch (next) {
      case '!' -> at = At.DECLARATION;
      case '?' -> begin(true, At.INSTRUCTION);
      default -> {
        at = At.TAG;
        inTag(next);
      }
    }
  }

  private void inTag(int next) {
    switch (next) {
      case '>' -> goOn(true, At.TEXT);
      case '"' -> at = At.DOUBLE_QUOTED;
      case '\'' -> at = At.QUOTED;
      default -> {}
    }
  }

  private void declare(int next) {
    if (next == '-') {
      at = At.DASH;
    } else {
      begin(next == '[', At.CDATA);
    }
  }

  private void begin(boolean allowed, At piece) {
    if (!allowed) {
      throw new ImportFormatException(
          "Arbetsbokens XML har en dokumenttyp; spara den på nytt som .xlsx",
          "The workbook's XML has a document type; save it as .xlsx again");
    }
    at = piece;
    ending = 0;
  }

  private void end(int next, char mark, int needed) {
    if (next == '>' && ending >= needed) {
      goOn(true, At.TEXT);
    } else {
      ending = next == mark ? ending + 1 : 0;
    }
  }

  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, 8_192)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
