package se.lotsen.kit.ops;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ErrorHandler;
import se.lotsen.kit.failure.FailureKind;

/**
 * What is swept every few seconds fails as often while the store is away, and goes on by itself: it
 * is said once, and again when it is something else. A fault of ours is shown with where it is.
 */
final class SweepTroubles implements ErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(SweepTroubles.class);

  private final AtomicReference<@Nullable String> told = new AtomicReference<>();

  @Override
  public void handleError(Throwable failure) {
    if (!FailureKind.isTransient(failure)) {
      log.error("What is done every so often failed and is tried again", failure);
      return;
    }
    var cause = NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    if (!cause.equals(told.getAndSet(cause))) {
      log.warn("What is done every so often waits and is tried again: {}", cause);
    }
  }
}
