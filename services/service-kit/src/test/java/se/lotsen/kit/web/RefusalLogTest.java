package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.access.MissingRight;
import se.lotsen.kit.access.Requires;
import se.lotsen.model.access.Right;

@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {
  /** An operation that needs a right. */
  static class Things {
    @Requires(Right.OPERATE)
    public void get() {}
  }

  private final AtomicLong nanos = new AtomicLong();
  private final RefusalLog refusals = new RefusalLog(nanos::get);

  private void answered(int status) throws Exception {
    answered(status, () -> {});
  }

  /**
   * @param deciding what goes on while the request is at hand
   */
  private void answered(int status, Runnable deciding) throws Exception {
    var request = new MockHttpServletRequest("GET", "/v1/things/811228-9874");
    request.setUserPrincipal(() -> "advisor-17");
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/v1/things/{id}");
    request.setAttribute(
        HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, new HandlerMethod(new Things(), "get"));
    var response = new MockHttpServletResponse();
    response.setStatus(status);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      deciding.run();
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
    refusals.doFilter(request, response, new MockFilterChain());
  }

  @Test
  void whoIsRefusedForWantOfARightIsALineWithTheAccountAndTheRightAndNothingElse(
      CapturedOutput output) throws Exception {
    answered(403);

    assertThat(output)
        .contains(
            "Refused: advisor-17 may not GET /v1/things/{id}, which needs the right "
                + Right.OPERATE.code())
        .doesNotContain("811228");
  }

  /** A command may need another right than its endpoint, such as to read what it replaces. */
  @Test
  void theRightThatWasMissingIsNamedAndNotTheEndpointsOwn(CapturedOutput output) throws Exception {
    answered(403, () -> MissingRight.of(Right.NOTES_SECRET));

    assertThat(output)
        .contains("which needs the right " + Right.NOTES_SECRET.code())
        .doesNotContain(Right.OPERATE.code());
  }

  @Test
  void whoAsksForWhatIsNotThereForThemIsALineToo(CapturedOutput output) throws Exception {
    answered(404);

    assertThat(output).contains("Not there for advisor-17: GET /v1/things/{id}, with the right");
    assertThat(output).doesNotContain("811228");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 412, 422})
  void whatIsRefusedForWhatWasSentIsALine(int status, CapturedOutput output) throws Exception {
    answered(status);

    assertThat(output)
        .contains("Not taken from advisor-17: GET /v1/things/{id}, answered " + status)
        .doesNotContain("811228");
  }

  @Test
  void theSameIsSaidOnceAMinute(CapturedOutput output) throws Exception {
    for (int i = 0; i < 10; i++) {
      answered(404);
    }
    assertThat(output.toString().split("Not there for", -1)).hasSize(2);

    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    answered(404);
    assertThat(output.toString().split("Not there for", -1)).hasSize(3);
  }

  @Test
  void whoIsAnsweredIsNot(CapturedOutput output) throws Exception {
    answered(200);

    assertThat(output).doesNotContain("advisor-17");
  }
}
