package se.lotsen.referrals;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.kit.Days;
import se.lotsen.testkit.EmbeddedPlatform;

/** A test of the service by itself, with a clock that can be put on. All of them share one. */
@SpringBootTest(
    classes = ReferralServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedPlatform.class)
@Import(ReferralsAlone.Time.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReferralsAlone {
  /** Brings the clock in. */
  class Time {
    @Bean
    SetClock clock() {
      return new SetClock();
    }
  }

  /** Stands still until it is set. */
  final class SetClock extends Clock {
    private volatile LocalDate day = LocalDate.of(2009, 3, 2);

    public void set(LocalDate next) {
      day = next;
    }

    @Override
    public ZoneId getZone() {
      return Days.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("It is always " + Days.ZONE);
    }

    @Override
    public Instant instant() {
      return day.atTime(12, 0).atZone(Days.ZONE).toInstant();
    }
  }
}
