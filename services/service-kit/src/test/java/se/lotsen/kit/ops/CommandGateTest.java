package se.lotsen.kit.ops;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CommandGateTest {
  private static final FilterChain ANSWERS =
      (request, response) ->
          ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_CREATED);

  private final CommandGate gate = new CommandGate();

  private MockHttpServletResponse send(String method, FilterChain chain) throws Exception {
    var response = new MockHttpServletResponse();
    gate.doFilter(new MockHttpServletRequest(method, "/v1/contacts"), response, chain);
    return response;
  }

  @Test
  void commandsPassUntilItCloses() throws Exception {
    gate.start();
    assertThat(send("POST", ANSWERS).getStatus()).isEqualTo(201);

    gate.stop();

    var refused = send("POST", ANSWERS);
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getHeader("Retry-After")).isNotNull();
    assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    assertThat(refused.getContentAsString())
        .contains("urn:lotsen:problem:stopping")
        .contains("nothing was changed");
  }

  @Test
  void readsPassAlsoWhenItHasClosed() throws Exception {
    gate.start();
    gate.stop();

    assertThat(send("GET", ANSWERS).getStatus()).isEqualTo(201);
  }

  @Test
  void itWaitsForTheCommandsThatCameInTime() throws Exception {
    gate.start();
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var response = new MockHttpServletResponse();
    var command =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    gate.doFilter(
                        new MockHttpServletRequest("POST", "/v1/contacts"),
                        response,
                        (request, answer) -> {
                          inside.countDown();
                          await(goOn);
                          ANSWERS.doFilter(request, answer);
                        });
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
    inside.await();
    var stopping = Thread.ofPlatform().start(gate::stop);
    while (gate.isRunning()) {
      Thread.onSpinWait();
    }
    assertThat(stopping.isAlive()).isTrue();
    assertThat(send("POST", ANSWERS).getStatus()).isEqualTo(503);

    goOn.countDown();
    stopping.join();
    command.join();

    assertThat(response.getStatus()).isEqualTo(201);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
