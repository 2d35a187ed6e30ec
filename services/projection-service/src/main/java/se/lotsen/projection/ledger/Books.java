package se.lotsen.projection.ledger;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one aggregate as they stand, by their names within it, such as {@code session:…}.
 * There may be very many: each is asked for by itself.
 */
public interface Books {
  /** Of the last event booked; 0 before the first. */
  long sequence();

  void booked(long sequence);

  @Nullable Standing find(String name);

  /** Null where the fact stands no more. */
  void put(String name, @Nullable Standing standing);

  /**
   * All that stands when this is asked, in the order of the names; what is put meanwhile is not
   * seen.
   */
  void forEach(BiConsumer<String, Standing> each);
}
