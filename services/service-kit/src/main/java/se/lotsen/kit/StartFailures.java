package se.lotsen.kit;

import com.mongodb.MongoTimeoutException;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tells in one sentence why a start failed where that is not a fault of ours; what else there is,
 * Spring Boot tells at length.
 */
class StartFailures implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger("Lotsen");

  private final ConfigurableApplicationContext context;

  StartFailures(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    var sentence = sentenceOf(failure);
    sentence.ifPresent(told -> log.error("cannot start: {}", told));
    return sentence.isPresent();
  }

  private Optional<String> sentenceOf(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      switch (at) {
        case CannotStart known -> {
          return Optional.of(known.sentence());
        }
        case PortInUseException taken -> {
          return Optional.of(
              "port %d is taken by another process; stop that one or choose another (SERVER_PORT)"
                  .formatted(taken.getPort()));
        }
        case MongoTimeoutException away -> {
          return Optional.of(
              "MongoDB does not answer; is it running, and is spring.mongodb.uri right? %s"
                  .formatted(away.getMessage()));
        }
        case TimeoutException away -> {
          return Optional.of(
              "Kafka does not answer at %s; is it running?"
                  .formatted(
                      context.getEnvironment().getProperty("spring.kafka.bootstrap-servers")));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }
}
