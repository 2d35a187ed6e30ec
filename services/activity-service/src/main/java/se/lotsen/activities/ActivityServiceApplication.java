package se.lotsen.activities;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs activities alone. */
@EnableAutoConfiguration
@Import(ActivitiesConfiguration.class)
public class ActivityServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(ActivityServiceApplication.class, args);
  }
}
