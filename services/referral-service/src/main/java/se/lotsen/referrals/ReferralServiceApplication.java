package se.lotsen.referrals;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs referrals alone. */
@EnableAutoConfiguration
@Import(ReferralsConfiguration.class)
public class ReferralServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(ReferralServiceApplication.class, args);
  }
}
