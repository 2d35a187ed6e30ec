package se.lotsen.projection.ledger;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The books of one aggregate for tests. */
final class BooksInMemory implements Books {
  final TreeMap<String, Standing> standing = new TreeMap<>();
  private long sequence;

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public void booked(long sequence) {
    this.sequence = sequence;
  }

  @Override
  public @Nullable Standing find(String name) {
    return standing.get(name);
  }

  @Override
  public void put(String name, @Nullable Standing next) {
    if (next == null) {
      standing.remove(name);
    } else {
      standing.put(name, next);
    }
  }

  @Override
  public void forEach(BiConsumer<String, Standing> each) {
    new TreeMap<>(standing).forEach(each);
  }
}
