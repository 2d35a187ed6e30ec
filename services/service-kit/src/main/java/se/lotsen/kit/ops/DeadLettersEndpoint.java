package se.lotsen.kit.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.DeadLetters.DeadLetter;

/**
 * What a service could not handle: {@code GET /actuator/deadletters/lotsen.cases} shows the newest
 * with the reasons, {@code ?before=} the offset of the last one those before it; {@code POST} to
 * the same place sends round again what has not been since, as far as this process writes its
 * topic: for the rest the {@code writer} that each letter names is asked.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {
  private static final int MAX_SHOWN = 200;

  private final DeadLetters deadLetters;

  DeadLettersEndpoint(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @ReadOperation
  List<DeadLetter> list(@Selector String group, @Nullable Long before) {
    return deadLetters.list(group, before, MAX_SHOWN);
  }

  @WriteOperation
  Map<String, Integer> replay(@Selector String group) {
    return Map.of("replayed", deadLetters.replay(group));
  }
}
