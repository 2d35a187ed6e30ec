package se.lotsen.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;
import se.lotsen.kit.access.ServiceClients;
import se.lotsen.model.ClientId;

class ClientDirectoryTest {
  private static final ClientId ONE = new ClientId("01970000-0000-7000-8000-00000000c001");
  private static final ClientId OTHER = new ClientId("01970000-0000-7000-8000-00000000c002");

  private final AtomicLong now = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private volatile int status = 200;
  private HttpServer registry;
  private ClientDirectory directory;

  @BeforeEach
  void start() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          var body =
              "{\"items\":[{\"id\":\"%s\",\"name\":\"Älvdalens Trä\",\"kind\":\"COMPANY\"}]}"
                  .formatted(ONE)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    registry.start();
    directory =
        new ClientDirectory(
            () -> "http://localhost:" + registry.getAddress().getPort(),
            ServiceClients.byDefault(),
            now::get);
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @Test
  void namesAreAskedForOnceAPage() {
    assertThat(directory.names(List.of(ONE, OTHER, ONE))).isEqualTo(Map.of(ONE, "Älvdalens Trä"));
    assertThat(asked).singleElement().asString().contains(ONE.value()).contains(OTHER.value());
    assertThat(directory.names(List.of())).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void whereTheRegistryDoesNotAnswerThereAreNoNamesForAWhile() {
    status = 503;
    assertThat(directory.names(List.of(ONE))).isEmpty();
    status = 200;
    assertThat(directory.names(List.of(ONE))).as("it is left alone").isEmpty();
    assertThat(asked).hasSize(1);

    now.addAndGet(TimeUnit.SECONDS.toNanos(6));
    assertThat(directory.names(List.of(ONE))).hasSize(1);
  }

  @Test
  void whoeverIsLookedForIsNotNobodyBecauseTheRegistryDoesNotAnswer() {
    assertThat(directory.search("älv dalen", 5)).containsExactly(ONE);
    assertThat(asked).as("no name is in an address").containsExactly("/v1/clients/search");
    assertThat(bodies.getFirst()).contains("\"limit\":5").contains("\"q\":\"älv dalen\"");
    status = 503;
    assertThatThrownBy(() -> directory.search("älv", 5)).isInstanceOf(RestClientException.class);
  }
}
