package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiVersionTest {
  @Test
  void onceThereIsASuccessorEachAnswerSaysHowLongThisOneWillBeThere() {
    var answer = new MockHttpServletResponse();

    assertThat(
            new ApiVersion(LocalDate.parse("2028-03-01"))
                .preHandle(new MockHttpServletRequest(), answer, this))
        .isTrue();

    assertThat(answer.getHeader("Deprecation")).isEqualTo("@1835481600");
    assertThat(answer.getHeader("Sunset")).isEqualTo("Fri, 01 Mar 2030 00:00:00 GMT");
  }
}
