package se.lotsen.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says where Lotsen listens and what to try. */
public class Greeting {
  private static final Logger log = LoggerFactory.getLogger("Lotsen");

  /** Where the command looks when nobody says where. */
  private static final String WHERE_IT_LOOKS = "http://localhost:8080";

  private final Environment environment;
  private final StandaloneProperties settings;

  Greeting(Environment environment, StandaloneProperties settings) {
    this.environment = environment;
    this.settings = settings;
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    var here = "http://localhost:" + environment.getProperty("local.server.port");
    say(
        log,
        """
        ready in %s s

          sign in      %s NAME
          projects     curl -H "Authorization: Bearer $(%s NAME)" %s/v1/projects
          health       curl %s/actuator/health/readiness
          the API      %s%s

        Kafka is at %s; what is kept here is in %s. Stop with Ctrl-C."""
            .formatted(
                ready.getTimeTaken() == null ? "?" : ready.getTimeTaken().toMillis() / 1000.0,
                tokenAt(here),
                tokenAt(here),
                here,
                here,
                here,
                environment.getProperty("springdoc.swagger-ui.enabled", Boolean.class, false)
                    ? "/docs"
                    : "/openapi",
                environment.getProperty("spring.kafka.bootstrap-servers"),
                settings.data().toAbsolutePath().normalize()));
  }

  /** The command that signs in to the Lotsen at this address. */
  public static String tokenAt(String address) {
    return (address.equals(WHERE_IT_LOOKS) ? "" : "LOTSEN=" + address + " ") + "./lotsen token";
  }

  /** Each line by itself: the log writes a message in one, so that none can be made up in it. */
  public static void say(Logger log, String text) {
    text.lines().forEach(line -> log.info("{}", line));
  }
}
