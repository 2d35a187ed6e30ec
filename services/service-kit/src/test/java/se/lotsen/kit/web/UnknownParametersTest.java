package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

class UnknownParametersTest {
  private final UnknownParameters interceptor = new UnknownParameters();

  /** An operation with a parameter of its own name, which takes several, and one of another. */
  static class Things {
    public void list(
        @RequestParam List<String> project, @RequestParam(name = "case") String caseId) {}
  }

  @BeforeEach
  void inSwedish() {
    LocaleContextHolder.setLocale(Locale.forLanguageTag("sv"));
  }

  @AfterEach
  void again() {
    LocaleContextHolder.resetLocaleContext();
  }

  private boolean passes(String query) throws NoSuchMethodException {
    var request = new MockHttpServletRequest("GET", "/things");
    request.setQueryString(query);
    return interceptor.preHandle(
        request,
        new MockHttpServletResponse(),
        new HandlerMethod(new Things(), "list", List.class, String.class));
  }

  @Test
  void whatAnOperationHasIsLetThrough() throws NoSuchMethodException {
    assertThat(passes(null)).isTrue();
    assertThat(passes("project=4K&case=1&project=DUR")).isTrue();
  }

  @Test
  void oneThatTakesOneValueIsNotGivenTwice() {
    assertThatThrownBy(() -> passes("case=1&project=4K&case=2"))
        .isInstanceOf(BadRequest.class)
        .hasMessage("Parametern case finns flera gånger; ange den en gång");
    assertThatThrownBy(() -> passes("case=1&case=1")).isInstanceOf(BadRequest.class);
  }

  @Test
  void oneThatTakesOneValueIsNotGivenInAFormToo() throws NoSuchMethodException {
    var request = new MockHttpServletRequest("POST", "/things");
    request.setQueryString("case=1");
    request.setContentType("application/x-www-form-urlencoded");
    request.setParameter("case", "1");
    var method = new HandlerMethod(new Things(), "list", List.class, String.class);
    assertThat(interceptor.preHandle(request, new MockHttpServletResponse(), method)).isTrue();

    request.setParameter("case", "1", "2");
    assertThatThrownBy(() -> interceptor.preHandle(request, new MockHttpServletResponse(), method))
        .isInstanceOf(BadRequest.class);
  }

  @Test
  void aSlipInTheNameOfAFilterIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> passes("project=4K&projekt=TST"))
        .isInstanceOf(BadRequest.class)
        .hasMessage("Parametern projekt finns inte här; det finns case, project");
    assertThatThrownBy(() -> passes("caseId=1")).isInstanceOf(BadRequest.class);
    assertThatThrownBy(() -> passes("state%5B$ne%5D=x")).isInstanceOf(BadRequest.class);
  }
}
