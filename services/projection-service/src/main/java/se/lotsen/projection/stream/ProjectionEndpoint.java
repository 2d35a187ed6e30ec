package se.lotsen.projection.stream;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Counts everything anew: {@code POST /actuator/projection}. It answers when counting has begun;
 * {@code GET} tells how far it is. Other instances of the projection must be stopped meanwhile.
 */
@Endpoint(id = "projection")
final class ProjectionEndpoint {
  private final ProjectionStreams streams;

  ProjectionEndpoint(ProjectionStreams streams) {
    this.streams = streams;
  }

  @ReadOperation
  Map<String, Object> state() {
    return Map.of("state", streams.state().name(), "lag", streams.lag());
  }

  @WriteOperation
  Map<String, Object> rebuild() {
    streams.rebuild();
    return state();
  }
}
