package se.lotsen.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;
import se.lotsen.kit.access.ServiceClients;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.ClientId;
import se.lotsen.model.privacy.PersonalCategory;

/** One extract over several services, which know somebody by different things. */
class PersonalDataExtractsTest {
  private static final ClientId CLIENT = new ClientId("01970000-0000-7000-8000-00000000c001");
  private static final String CONTACT =
      """
      {"at": "2026-03-02T08:00:00Z", "processing": [],
       "categories": {"contact": {"notes": "WORK_NOTES"}},
       "items": [{"kind": "contact", "id": "c-1", "location": "/v1/contacts/c-1",
                  "fields": {"notes": "Nås på kvällar"}, "client": "%s"}]}"""
          .formatted(CLIENT);

  private final List<String> asked = new ArrayList<>();
  private HttpServer other;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/v1/privacy/extract", this::answer);
    other.start();
  }

  /** Knows the contact by its client only. */
  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestURI().getQuery() + " " + body);
    var nothing =
        "{\"at\": \"2026-03-02T08:00:00Z\", \"processing\": [], \"categories\": {}, \"items\": []}";
    var bytes =
        (body.contains(CLIENT.value()) ? CONTACT : nothing).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void stop() {
    other.stop(0);
  }

  /** The client itself, which is known by name. */
  private static final class ClientSource implements PersonalDataSource {
    @Override
    public String kind() {
      return "client";
    }

    @Override
    public List<RegisterEntry> register() {
      return List.of(
          new RegisterEntry("registry.clients", "name", PersonalCategory.CLIENT_IDENTITY));
    }

    @Override
    public void find(DataSubject subject, Consumer<Holding> found) {
      if (subject.isIn("Eva Exempel")) {
        found.accept(
            new Holding(
                kind(),
                CLIENT.value(),
                "/v1/clients/" + CLIENT,
                Map.of("name", "Eva Exempel"),
                CLIENT,
                CLIENT,
                null,
                null));
      }
    }

    @Override
    public Outcome erase(String id, String reason, CommandContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private PersonalDataRequests.Extract extract(boolean here) {
    var extracts =
        new PersonalDataExtracts(
            new PersonalDataFinder(List.of(new ClientSource())),
            new OtherServices(
                List.of("http://localhost:" + other.getAddress().getPort()),
                ServiceClients.byDefault()),
            Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
    var request = new PersonalDataRequests.Subject(List.of("Eva Exempel"), null, null);
    return extracts.of(request, request.toSubject(), here, Locale.ENGLISH);
  }

  @Test
  void whatOthersKnowBySomethingFoundHereIsInIt() {
    var extract = extract(false);

    assertThat(extract.items())
        .extracting(Holding::kind)
        .containsExactlyInAnyOrder("client", "contact");
    assertThat(extract.categories()).containsOnlyKeys("client", "contact");
    assertThat(extract.processing())
        .extracting(PersonalDataRequests.Processing::category)
        .containsExactly("CLIENT_IDENTITY", "WORK_NOTES");
    assertThat(asked).isNotEmpty().allMatch(each -> each.startsWith("here=true "));
  }

  @Test
  void onlyHereAsksNobody() {
    assertThat(extract(true).items()).extracting(Holding::kind).containsExactly("client");
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutAnAnswerThereIsNoExtract() {
    status = 503;

    assertThatThrownBy(() -> extract(false)).isInstanceOf(RestClientException.class);
  }
}
