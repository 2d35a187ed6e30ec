package se.lotsen.cases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs contact log and cases alone. */
@EnableAutoConfiguration
@Import(CasesConfiguration.class)
public class CaseServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(CaseServiceApplication.class, args);
  }
}
