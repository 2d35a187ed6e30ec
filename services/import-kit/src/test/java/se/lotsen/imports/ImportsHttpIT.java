package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.imports.Importer.Entry;
import se.lotsen.kit.KitConfiguration;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.model.Text;
import se.lotsen.testkit.EmbeddedPlatform;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files as they come in and go out over HTTP. */
@SpringBootTest(
    classes = ImportsHttpIT.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedPlatform.class)
class ImportsHttpIT {
  private static final String BOUNDARY = "bound";

  @LocalServerPort private int port;
  @Autowired private MongoTemplate mongo;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A process that takes things in; one that is called "wrong…" is not taken. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({KitConfiguration.class, ImportsConfiguration.class})
  static class Application {
    @Bean
    Importer things() {
      return Things.that(
          (reference, batch) ->
              reference.startsWith("wrong")
                  ? new Entry.Refused(2, "what", new Text("Fel", "Wrong"))
                  : new Entry.Done(false));
    }
  }

  @Test
  void aBodyThatIsTornIsRefusedInWords() throws IOException, InterruptedException {
    var answer = send("k-torn", "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"fi");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:lotsen:problem:upload-broken-off");
  }

  @Test
  void aKeyThatComesAgainWithTheSameFileIsTheSameImportAndWithAnotherIsRefused()
      throws IOException, InterruptedException {
    var first = send("k1", body("what;day\na;2009-03-01\n"));
    var same = send("k1", body("what;day\na;2009-03-01\n"));
    var other = send("k1", body("what;day\nb;2009-03-01\n"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(same.statusCode()).isEqualTo(202);
    assertThat(id(same)).isEqualTo(id(first));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("idempotency-key-reused");
    assertThat(ended(id(first)).get("imported").asInt()).isEqualTo(1);
  }

  @Test
  void oneKeyManyTimesAtOnceLeavesOneImportAndNoFile()
      throws IOException, InterruptedException, ExecutionException {
    var body = body("what;day\nat-once;2009-03-01\n");
    var sends = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < 6; i++) {
      sends.add(() -> send("k2", body));
    }
    String id = null;
    try (var threads = Executors.newFixedThreadPool(sends.size())) {
      for (var sent : threads.invokeAll(sends)) {
        assertThat(sent.get().statusCode()).isEqualTo(202);
        id = id == null ? id(sent.get()) : id;
        assertThat(id(sent.get())).isEqualTo(id);
      }
    }

    ended(id);
    await()
        .untilAsserted(
            () ->
                assertThat(mongo.getCollection("lotsen" + Uploads.FILES).countDocuments())
                    .isZero());
    assertThat(mongo.getCollection("lotsen" + Uploads.PIECES).countDocuments()).isZero();
  }

  @Test
  void whatIsRejectedComesBackWithoutFormulasAndIsReadAsItWas()
      throws IOException, InterruptedException {
    var job =
        ended(
            id(send("k3", body("what;day\n-5;=cmd|'/C calc'!A0\nwrong1;2009-03-01\n+46 70;@x\n"))));
    assertThat(job.get("rejected").asInt()).isEqualTo(3);

    var file = get("/v1/imports/jobs/" + job.get("id").asString() + "/rejected").body();

    assertThat(file.lines().skip(1).map(line -> line.replaceFirst(";\".*\";", ";…;")))
        .containsExactly(
            "2;…;'-5;'=cmd|'/C calc'!A0", "3;what: Wrong;wrong1;2009-03-01", "4;…;'+46 70;'@x");
    var corrected = file.replace("'=cmd|'/C calc'!A0", "2009-03-01").replace(";'@x", ";2009-03-01");
    var again = ended(id(send("k4", body(corrected))));
    assertThat(again.get("imported").asInt()).isEqualTo(2);
    assertThat(again.get("rejected").asInt()).isEqualTo(1);
  }

  @Test
  void anImportThatHasEndedIsForgottenWithWhatItRejected()
      throws IOException, InterruptedException {
    var id = ended(id(send("k5", body("what;day\nwrong2;2009-03-01\n")))).get("id").asString();
    assertThat(get("/v1/imports/jobs/" + id + "/problems").body()).contains("Wrong");

    assertThat(delete(id)).isEqualTo(204);

    assertThat(delete(id)).isEqualTo(404);
    assertThat(new Rejections(mongo, "lotsen", new ErasedSpace(mongo)).after(id, 0, 10)).isEmpty();
  }

  private static String body(String file) {
    return String.join(
        "\r\n",
        "--" + BOUNDARY,
        "Content-Disposition: form-data; name=\"file\"; filename=\"things.csv\"",
        "",
        file,
        "--" + BOUNDARY + "--",
        "");
  }

  private HttpResponse<String> send(String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        request("/v1/imports/things")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private int delete(String id) throws IOException, InterruptedException {
    return http.send(request("/v1/imports/jobs/" + id).DELETE().build(), BodyHandlers.discarding())
        .statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .header("Authorization", TestIssuer.bearer());
  }

  private static String id(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).get("id").asString();
  }

  private JsonNode ended(String id) throws IOException, InterruptedException {
    await().until(() -> List.of("DONE", "FAILED").contains(job(id).get("state").asString()));
    return job(id);
  }

  private JsonNode job(String id) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get("/v1/imports/jobs/" + id).body());
  }
}
