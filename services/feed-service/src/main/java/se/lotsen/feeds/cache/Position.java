package se.lotsen.feeds.cache;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far along a project is on the values topic, written {@code partition:offset}. A project lies
 * in one partition, so its positions are in order and the newest says all.
 *
 * @param offset of the newest record, -1 before the first
 */
public record Position(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(-1|\\d{1,18})");

  /** Before the first record of the same partition: who is there has seen nothing. */
  public Position beginning() {
    return new Position(partition, -1);
  }

  /** Reads the written form; empty when it is anything else. */
  public static Optional<Position> read(String written) {
    var form = FORM.matcher(written);
    return form.matches()
        ? Optional.of(new Position(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
