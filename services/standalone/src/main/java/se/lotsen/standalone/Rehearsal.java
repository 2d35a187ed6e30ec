package se.lotsen.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import se.lotsen.client.model.ClientDetails;

/**
 * Does once what is done every day, after a first start that fills in the invented history, and
 * ends: what the JVM has learnt by then is what the launcher's build keeps for later starts. It is
 * there in no other.
 */
@ConditionalOnProperty("lotsen.standalone.rehearse")
final class Rehearsal {
  private static final String USER = "rehearsal";
  private static final int ROWS = 3_000;
  private static final List<String> READS =
      List.of(
          "/v1/contacts?limit=20",
          "/v1/cases?project=DEMO&limit=20",
          "/v1/clients?limit=20",
          "/v1/referrals?limit=20",
          "/v1/activities?limit=20",
          "/v1/indicators/projects/DEMO/values",
          "/v1/indicators/projects/DEMO/values/contacts/entries",
          "/v1/indicators/projects/DEMO/reconciliation",
          "/v1/feeds/projects/DEMO/values",
          "/actuator/caughtup",
          "/actuator/health");

  private static final RetryTemplate UNTIL_DONE =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(NotYet.class)
              .maxRetries(600)
              .delay(Duration.ofMillis(100))
              .build());

  private final Environment environment;
  private final ProcessTokens tokens;

  Rehearsal(Environment environment, ProcessTokens tokens) {
    this.tokens = tokens;
    this.environment = environment;
  }

  private static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    try {
      var address = "http://localhost:" + environment.getRequiredProperty("local.server.port");
      var api =
          RestClient.builder()
              .baseUrl(address)
              .defaultRequest(
                  request -> request.headers(headers -> headers.setBearerAuth(tokens.token(USER))))
              .build();
      importFile(api, new DemoApi(address, () -> tokens.token(USER)));
      READS.forEach(path -> api.get().uri(path).retrieve().body(String.class));
    } finally {
      System.exit(0);
    }
  }

  private static void importFile(RestClient api, DemoApi demo) {
    var client =
        demo.registerClient(
            new ClientDetails()
                .kind(ClientDetails.KindEnum.PROSPECTIVE_ENTREPRENEUR)
                .name("Den som övar")
                .municipality(ClientDetails.MunicipalityEnum._2460));
    var rows = new StringBuilder("reference,project,client,area,on,channel,minutes,advisor\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append("r%d,4K,%s,advice,2009-03-02,VISIT,60,anna\n".formatted(row, client));
    }
    var form = new LinkedMultiValueMap<String, Object>();
    form.add("source", "rehearsal");
    form.add("file", file(rows.toString()));
    var job =
        api.post()
            .uri("/v1/imports/contacts")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(form)
            .retrieve()
            .toBodilessEntity()
            .getHeaders()
            .getLocation();
    if (job != null) {
      UNTIL_DONE.invoke(() -> mustBeDone(api, job.toString()));
    }
  }

  private static ByteArrayResource file(String rows) {
    return new ByteArrayResource(rows.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return "contacts.csv";
      }
    };
  }

  private static String mustBeDone(RestClient api, String job) {
    var state = String.valueOf(api.get().uri(job).retrieve().body(String.class));
    if (!state.contains("\"DONE\"")) {
      throw new NotYet();
    }
    return state;
  }
}
