package se.lotsen.projection;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;

/**
 * A projection in a process of its own that ends when it has counted so many events: {@code CLOSE}
 * in order, {@code HALT} as if the power had gone, in the middle of a transaction.
 */
final class HaltingProjection {
  static final int HALTED = 86;

  private static final CountDownLatch COUNTED = new CountDownLatch(1);

  private static How how = How.CLOSE;
  private static long after;

  private HaltingProjection() {}

  /** How it ends. */
  enum How {
    CLOSE,
    HALT
  }

  @Configuration(proxyBeanMethods = false)
  static class Ending {
    @Bean
    FailPoints failPoints() {
      var counted = new AtomicLong();
      return point -> {
        if (point == FailPoint.PROJECTION_COUNTED && counted.incrementAndGet() == after) {
          if (how == How.HALT) {
            Runtime.getRuntime().halt(HALTED);
          }
          COUNTED.countDown();
        }
      };
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    how = How.valueOf(arguments[0]);
    after = Long.parseLong(arguments[1]);
    var settings = Arrays.copyOfRange(arguments, 2, arguments.length);
    // Its fail points come first: the kit brings others only where there are none.
    try (var context =
        SpringApplication.run(
            new Class<?>[] {Ending.class, ProjectionServiceApplication.class}, settings)) {
      COUNTED.await();
    }
  }
}
