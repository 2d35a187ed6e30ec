package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What browsers are told with every answer. */
@ExtendWith(OneProcess.class)
@Execution(ExecutionMode.CONCURRENT)
class HeadersIT {
  private final Api api;

  HeadersIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  @Test
  void dataIsShownAndNothingElse() {
    for (var path : new String[] {"/v1/projects", "/v1/projects/NONE", "/openapi"}) {
      var answer = api.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertCommon(answer, path);
      assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
    }
  }

  @Test
  void aFormIsSentHereAndNowhereElse() {
    var answer = api.get("/login", "Accept", "text/html");
    assertThat(answer.ok().header("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    assertCommon(answer, "/login");
  }

  @Test
  void pagesToTryTheApiWithAreNotThereUnlessTheyAreAskedFor() {
    for (var path : new String[] {"/docs", "/swagger-ui/index.html"}) {
      assertThat(api.get(path, "Accept", "text/html").status()).as(path).isEqualTo(404);
    }
    assertThat(api.get("/openapi").status()).isEqualTo(200);
  }

  @Test
  void whatIsSaidOfAProxyIsNotBelieved() {
    var answer =
        api.get(
            "/login",
            "Authorization",
            "Nobody",
            "Accept",
            "text/html",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "elsewhere.example");

    assertThat(answer.ok().header("Strict-Transport-Security")).isEmpty();
    assertThat(answer.header("Set-Cookie")).contains("XSRF-TOKEN").doesNotContain("Secure");
  }

  private static void assertCommon(Api.Answer answer, String path) {
    assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
    assertThat(answer.header("Permissions-Policy")).as(path).contains("camera=()");
    assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEmpty();
  }
}
