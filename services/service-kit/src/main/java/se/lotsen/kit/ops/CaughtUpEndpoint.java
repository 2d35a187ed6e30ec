package se.lotsen.kit.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Whether all that was acknowledged is in everything that follows from it, to wait for: {@code GET
 * /actuator/caughtup} answers {@code {"caughtUp": true, "behind": {}}}. Each process answers for
 * what it follows itself; several must all say so, one round after the other.
 */
@Endpoint(id = "caughtup")
final class CaughtUpEndpoint {
  private final CaughtUp caughtUp;

  CaughtUpEndpoint(CaughtUp caughtUp) {
    this.caughtUp = caughtUp;
  }

  @ReadOperation
  Map<String, Object> ask() {
    var asked = caughtUp.ask();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("caughtUp", asked.caughtUp());
    answer.put("behind", asked.behind());
    if (asked.trouble() != null) {
      answer.put("trouble", asked.trouble());
    }
    return answer;
  }
}
