package se.lotsen.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says where Lotsen listens and what to try. */
class Greeting {
  private static final Logger log = LoggerFactory.getLogger("Lotsen");

  private final Environment environment;
  private final StandaloneProperties settings;

  Greeting(Environment environment, StandaloneProperties settings) {
    this.environment = environment;
    this.settings = settings;
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    var here = "http://localhost:" + environment.getProperty("local.server.port");
    log.info(
        """
        ready in {} s

          sign in      ./lotsen token NAME
          projects     curl -H "Authorization: Bearer $(./lotsen token NAME)" {}/v1/projects
          health       curl {}/actuator/health/readiness
          the API      {}/docs

        Kafka is at {}; what is kept here is in {}. Stop with Ctrl-C.""",
        ready.getTimeTaken() == null ? "?" : ready.getTimeTaken().toMillis() / 1000.0,
        here,
        here,
        here,
        environment.getProperty("spring.kafka.bootstrap-servers"),
        settings.data().toAbsolutePath().normalize());
  }
}
