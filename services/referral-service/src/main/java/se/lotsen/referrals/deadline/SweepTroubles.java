package se.lotsen.referrals.deadline;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.journal.Refusal;

/**
 * What a sweep could not do, told so that it is seen and does not fill the log: what passes by
 * itself in one line a sweep, what stays once for each referral. Used by one thread.
 */
final class SweepTroubles {
  /** Beyond that the longest known are told once more. */
  private static final int MAX_REMEMBERED = 1_000;

  private final Logger log;
  private final SequencedSet<String> told = new LinkedHashSet<>();
  private @Nullable String passing;
  private int passings;

  SweepTroubles(Logger log) {
    this.log = log;
  }

  void begin() {
    passing = null;
    passings = 0;
  }

  void of(String what, RuntimeException failure) {
    var kind = FailureKind.of(failure);
    switch (kind) {
      case TRANSIENT, BUSY -> {
        passings++;
        passing = what + ": " + NestedExceptionUtils.getMostSpecificCause(failure);
      }
      case REFUSED, BROKEN -> {
        if (isNew(what)) {
          log.error("A deadline could not be kept, of {} ({})", what, kind, failure);
        }
      }
    }
  }

  void refused(String what, Refusal why) {
    if (isNew(what)) {
      log.warn("A deadline could not be kept, of {}: {}", what, why.message().en());
    }
  }

  /** At the end of a sweep. */
  void tell() {
    if (passing != null) {
      log.warn("{} deadlines wait for the next sweep, the last one: {}", passings, passing);
    }
  }

  private boolean isNew(String what) {
    if (!told.add(what)) {
      return false;
    }
    if (told.size() > MAX_REMEMBERED) {
      told.removeFirst();
    }
    return true;
  }
}
