package se.lotsen.projection.stream;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.projection.ledger.Books;
import se.lotsen.projection.ledger.FactRecord;
import se.lotsen.projection.ledger.LastSequence;
import se.lotsen.projection.ledger.Standing;
import se.lotsen.projection.state.WriteBehindStore;

/**
 * The books of one aggregate: its last sequence under its id, each fact under id and name. An
 * aggregate's id is a UUID, so the facts of one lie together and no other's among them.
 */
record KeptBooks(WriteBehindStore<FactRecord> store, String aggregate) implements Books {
  private static final String BEFORE_NAME = "|";

  @Override
  public long sequence() {
    return store.get(aggregate) instanceof LastSequence last ? last.value() : 0;
  }

  @Override
  public void booked(long sequence) {
    store.put(aggregate, new LastSequence(sequence));
  }

  @Override
  public @Nullable Standing find(String name) {
    return store.get(aggregate + BEFORE_NAME + name) instanceof Standing standing ? standing : null;
  }

  @Override
  public void put(String name, @Nullable Standing standing) {
    store.put(aggregate + BEFORE_NAME + name, standing);
  }

  @Override
  public void forEach(BiConsumer<String, Standing> each) {
    int name = aggregate.length() + BEFORE_NAME.length();
    store.scan(
        aggregate + BEFORE_NAME,
        (key, kept) -> {
          if (kept instanceof Standing standing) {
            each.accept(key.substring(name), standing);
          }
          return true;
        });
  }
}
