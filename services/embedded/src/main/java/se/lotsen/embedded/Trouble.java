package se.lotsen.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store can still be relied on. Once it cannot, it answers nothing more but that, until
 * it is opened again: what is in memory may be more than what is on disk, or half of a write.
 */
final class Trouble {
  private static final Logger log = LoggerFactory.getLogger(Trouble.class);

  /** MongoDB's for what should not happen. */
  private static final int INTERNAL_ERROR = 1;

  private final String store;
  private final AtomicReference<@Nullable String> sentence = new AtomicReference<>();
  private final CopyOnWriteArrayList<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param store how a user knows it
   */
  Trouble(String store) {
    this.store = store;
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence.get());
  }

  boolean isThere() {
    return sentence.get() != null;
  }

  /** Told once, by the thread that came upon it; at once if it is there already. */
  void tell(Consumer<String> listener) {
    listeners.add(listener);
    String already = sentence.get();
    if (already != null && listeners.remove(listener)) {
      listener.accept(already);
    }
  }

  /**
   * @throws MongoServerError when there is trouble
   */
  void refuse() {
    String found = sentence.get();
    if (found != null) {
      throw new MongoServerError(INTERNAL_ERROR, "InternalError", found);
    }
  }

  void report(Throwable failure) {
    String found = sentence(failure);
    if (sentence.compareAndSet(null, found)) {
      log.error(found, failure);
      for (Consumer<String> listener : listeners) {
        if (listeners.remove(listener)) {
          listener.accept(found);
        }
      }
    }
  }

  private String sentence(Throwable failure) {
    if (failure instanceof MVStoreException e) {
      String why = deepest(e);
      return switch (e.getErrorCode()) {
        case DataUtils.ERROR_WRITING_FAILED ->
            "The store cannot write to "
                + store
                + " ("
                + why
                + "); see to the disk and start again, nothing that was acknowledged is lost";
        case DataUtils.ERROR_CLOSED ->
            "The store's file " + store + " has been closed; start again";
        default ->
            "The store cannot read "
                + store
                + " ("
                + why
                + "); start again, and if that does not help restore it from a backup";
      };
    }
    return "The store has stopped working on " + store + " (" + failure + "); start again";
  }

  private static String deepest(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at.getCause() != null && depth < 20; depth++) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }
}
