package se.lotsen.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lotsen.testkit.Api.Answer;
import se.lotsen.testkit.TestIssuer;

/** What some do slowly, or never end, holds nobody else up. */
class RegistryCapacityIT extends RegistryOverHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private SlowRequests slow;

  @Test
  void whoeverWaitsTakesNobodyElsesTurn() throws Exception {
    slow.close();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> waiting =
          IntStream.range(0, 200)
              .mapToObj(i -> callers.submit(() -> api.get("/v1/slow-requests")))
              .toList();
      await().until(() -> slow.waiting() == 200);

      assertThat(api.get("/v1/projects").status()).isEqualTo(200);
      var id = registered(prospective("Anna Emellan", "2404"));

      assertThat(api.get("/v1/clients/" + id).status()).isEqualTo(200);
      assertThat(slow.waiting()).isEqualTo(200);
      slow.open();
      for (var each : waiting) {
        assertThat(each.get().status()).isEqualTo(200);
      }
    } finally {
      slow.open();
    }
  }

  @Test
  void bodiesThatNeverEndHoldNobodyUpAndAreGivenUp() throws IOException {
    var unfinished = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 150; i++) {
        unfinished.add(unfinishedBody());
      }

      assertThat(api.get("/v1/projects").status()).isEqualTo(200);
      assertThat(registered(prospective("Berit Emellan", "2404"))).isNotEmpty();

      for (var each : unfinished) {
        assertThat(new String(each.getInputStream().readAllBytes(), US_ASCII))
            .startsWith("HTTP/1.1 408")
            .contains("Connection: close")
            .contains("urn:lotsen:problem:body-too-slow");
      }
    } finally {
      for (var each : unfinished) {
        each.close();
      }
    }
  }

  private Socket unfinishedBody() throws IOException {
    var socket = new Socket("localhost", port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    var head =
        "POST /v1/clients HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: "
            + TestIssuer.bearer()
            + "\r\nContent-Length: 500\r\n\r\n{\"k";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}
