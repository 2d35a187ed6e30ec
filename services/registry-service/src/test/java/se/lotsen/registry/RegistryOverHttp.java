package se.lotsen.registry;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.testkit.Api;
import se.lotsen.testkit.Api.Answer;
import se.lotsen.testkit.EmbeddedPlatform;

/** The registry as others meet it. All its classes share one, so each makes its own projects. */
@SpringBootTest(
    classes = RegistryServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "server.tomcat.connection-timeout=2s")
@ContextConfiguration(initializers = EmbeddedPlatform.class)
@Import(SlowRequests.class)
abstract class RegistryOverHttp {
  @LocalServerPort int port;
  Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  static String plan(String code) {
    return """
        {"code": "%s",
         "name": {"sv": "Provprojekt", "en": "A project to try"},
         "period": {"from": "2008-01-01", "to": "2010-12-31"},
         "owner": {"sv": "Vindelns kommun", "en": "The municipality of Vindeln"},
         "municipalities": ["2404", "2460"],
         "funders": [{"code": "eu", "name": {"sv": "EU", "en": "EU"}, "amountSek": 1250000.50}],
         "areas": [{"code": "advice", "name": {"sv": "Rådgivning", "en": "Advice"}}],
         "indicators": [{"indicator": "new-jobs", "total": 40, "perMunicipality": {"2404": 25}}]}
        """
        .formatted(code);
  }

  static String company(String name, String orgNumber, String municipality) {
    return """
        {"kind": "COMPANY", "name": "%s", "orgNumber": "%s", "municipality": "%s"}
        """
        .formatted(name, orgNumber, municipality);
  }

  static String prospective(String name, String municipality) {
    return """
        {"kind": "PROSPECTIVE_ENTREPRENEUR", "name": "%s", "municipality": "%s"}
        """
        .formatted(name, municipality);
  }

  /** Registers and answers the new id. */
  String registered(String client) {
    return made(api.post("/v1/clients", client)).text("id");
  }

  Answer search(String wanted) {
    return api.post("/v1/clients/search", wanted);
  }

  static Answer made(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("Not created: " + answer);
    }
    return answer;
  }
}
