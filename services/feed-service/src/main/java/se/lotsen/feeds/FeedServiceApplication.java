package se.lotsen.feeds;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the feeds alone. */
@EnableAutoConfiguration
@Import(FeedsConfiguration.class)
public class FeedServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(FeedServiceApplication.class, args);
  }
}
