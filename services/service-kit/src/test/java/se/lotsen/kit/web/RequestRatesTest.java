package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestRatesTest {
  private @Nullable Exception told;

  private final RequestRates rates =
      RequestRates.ofAttempts(
          (request, response, handler, problem) -> {
            told = problem;
            response.setStatus(429);
            return null;
          },
          request -> request.getMethod().equals("POST"),
          3);

  @Test
  void whoeverAsksTooOftenIsToldWhenToComeBackAndOthersAreLetThrough() throws Exception {
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(ask("POST", "10.0.0.1", null).getStatus()).isEqualTo(200);
    }
    var refused = ask("POST", "10.0.0.1", null);

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Long.parseLong(String.valueOf(refused.getHeader("Retry-After")))).isBetween(1L, 60L);
    assertThat(told).isInstanceOf(RefusedRequest.class);
    assertThat(ask("POST", "10.0.0.2", null).getStatus()).isEqualTo(200);
    assertThat(ask("POST", "10.0.0.1", "anna").getStatus()).isEqualTo(200);
    assertThat(ask("GET", "10.0.0.1", null).getStatus()).as("not counted").isEqualTo(200);
  }

  private MockHttpServletResponse ask(String method, String address, @Nullable String caller)
      throws ServletException, IOException {
    var request = new MockHttpServletRequest(method, "/login");
    request.setRemoteAddr(address);
    if (caller != null) {
      request.setUserPrincipal(() -> caller);
    }
    var response = new MockHttpServletResponse();
    rates.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
