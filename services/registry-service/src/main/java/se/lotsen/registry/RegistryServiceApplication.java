package se.lotsen.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the registry alone. */
@EnableAutoConfiguration
@Import(RegistryConfiguration.class)
public class RegistryServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(RegistryServiceApplication.class, args);
  }
}
