package se.lotsen.projection;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the projection alone. */
@EnableAutoConfiguration
@Import(ProjectionConfiguration.class)
public class ProjectionServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(ProjectionServiceApplication.class, args);
  }
}
