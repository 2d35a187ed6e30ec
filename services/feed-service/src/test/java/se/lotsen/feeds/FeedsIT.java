package se.lotsen.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.feeds.TopicWriter.value;
import static se.lotsen.feeds.cache.Records.target;
import static se.lotsen.feeds.cache.Records.untargeted;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(Platform.class)
@SpringBootTest(
    classes = FeedServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "lotsen.feeds.stream.max-subscribers=4",
      "lotsen.feeds.stream.waiting-changes=200",
      "lotsen.feeds.stream.heartbeat=200ms"
    })
@DirtiesContext
@Timeout(60)
class FeedsIT {
  private static final LocalDate DAY = LocalDate.of(2008, 1, 1);
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Made when the first instance has made the topics. */
  private static @Nullable TopicWriter topics;

  @LocalServerPort private int port;
  @Autowired private MeterRegistry meters;
  @Autowired private DeadLetters deadLetters;

  private TopicWriter writer;
  private final ProjectId project = new ProjectId("P" + PROJECTS.incrementAndGet());

  @DynamicPropertySource
  static void platform(DynamicPropertyRegistry registry) {
    registry.add("spring.kafka.bootstrap-servers", Platform.KAFKA::bootstrapServers);
    registry.add("spring.mongodb.uri", () -> Platform.MONGO.connectionString("lotsen"));
  }

  @AfterAll
  static void stop() {
    HTTP.shutdownNow();
    if (topics != null) {
      topics.close();
    }
  }

  @BeforeEach
  void aProjectIsKnown() throws Exception {
    if (topics == null) {
      topics = new TopicWriter(Platform.KAFKA.bootstrapServers());
    }
    writer = topics;
    planned(target("new-jobs", "10"), untargeted("companies-advised"));
    Awaitility.await().until(() -> get("values").statusCode() == 200);
    allPlacesAreFree();
  }

  @Test
  void theValuesAreThoseOfTheTopic() throws Exception {
    try (var stream = stream(null)) {
      stream.next();
      writer.aborted(jobs(Municipality.VANNAS, "99"));
      writer.values(
          value(project, "participants", Municipality.VANNAS, "2008-05", "3"),
          jobs(Municipality.VINDELN, "1.5"),
          jobs(Municipality.VANNAS, "2"));
      stream.next();
      stream.next();
      stream.next();
    }

    var body = get("values").body();
    var values = JsonMapper.shared().readTree(body);
    assertThat(values.at("/project").stringValue()).isEqualTo(project.value());
    assertThat(values.at("/period/to").stringValue()).isEqualTo("2010-12-31");
    assertThat(values.at("/indicators")).hasSize(2);
    var none = values.at("/indicators/0");
    assertThat(none)
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"indicator":"companies-advised","total":0,"women":0,"men":0,"notStated":0,
                     "cells":[]}"""));
    assertThat(body)
        .contains(
            """
            {"indicator":"new-jobs","ruleVersion":1,"total":5.5,"women":3.5,"men":0,"notStated":2,\
            "target":10,"shareReached":0.5500,"cells":[\
            {"municipality":"2404","municipalityName":"Vindeln","area":"advice","month":"2008-04",\
            "quantity":2.5,"women":1.5,"men":0,"notStated":1},\
            {"municipality":"2460","municipalityName":"Vännäs","area":"advice","month":"2008-04",\
            "quantity":3,"women":2,"men":0,"notStated":1}]}""");
  }

  @Test
  void whoHasTheNewestIsAnsweredNotModified() throws Exception {
    told(jobs(Municipality.VINDELN, "1"));
    var first = get("values");
    var etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(first.headers().firstValue("Vary")).contains("Accept");
    assertThat(etag).startsWith("\"").doesNotStartWith("W/");

    var again = get("values", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(etag);
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get("values.csv", "If-None-Match", etag).statusCode()).isEqualTo(200);

    told(jobs(Municipality.VINDELN, "2"));
    assertThat(get("values", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void newTargetsAreAnotherVersion() throws Exception {
    var etag = get("values").headers().firstValue("ETag").orElseThrow();
    writer.event(2, new ProjectTargetsSet(project, DAY, List.of(target("new-jobs", "20"))));

    Awaitility.await().until(() -> get("values", "If-None-Match", etag).statusCode() == 200);
    assertThat(json(get("values")).at("/indicators")).hasSize(1);
  }

  @Test
  void csvIsServedByAcceptAndByName() throws Exception {
    told(jobs(Municipality.VANNAS, "1.5"));

    var byName = get("values.csv");
    var byAccept = get("values", "Accept", "text/csv");
    assertThat(byName.body())
        .isEqualTo(
            """
            project,indicator,rule_version,municipality,municipality_name,area,month,\
            quantity,women,men,not_stated\r
            %s,new-jobs,1,2460,Vännäs,advice,2008-04,2.5,1.5,0,1\r
            """
                .formatted(project));
    assertThat(byAccept.body()).isEqualTo(byName.body());
    assertThat(get("values", "Accept", "*/*").headers().firstValue("Content-Type"))
        .contains("application/json");
    assertThat(byName.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/csv")
        .contains("charset=UTF-8");
    assertThat(byName.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"%s-values.csv\"".formatted(project));
    var etag = byName.headers().firstValue("ETag").orElseThrow();
    assertThat(get("values.csv", "If-None-Match", etag).statusCode()).isEqualTo(304);

    var excel = get("values.csv?dialect=excel-sv");
    assertThat(excel.body()).startsWith("\uFEFFproject;indicator;").contains(";2,5;1,5;0;1\r\n");
    assertThat(excel.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
  }

  @Test
  void whatCannotBeAnsweredIsSaidInAProblem() throws Exception {
    assertProblem(get("values", "Accept", "image/png"), 406, "not-acceptable");
    assertProblem(get("values.csv?dialect=excel"), 400, "invalid-parameter");
    assertProblem(get("changes", "Last-Event-ID", "yesterday"), 400, "invalid-parameter");
    assertProblem(get("changes?lastEventId=1"), 400, "invalid-parameter");
    for (var feed : List.of("values", "values.csv", "changes")) {
      assertProblem(request("/v1/feeds/projects/NONE/" + feed), 404, "not-found");
      assertProblem(request("/v1/feeds/projects/none/" + feed), 404, "not-found");
    }
  }

  @Test
  void changesAreToldAsTheyHappen() throws Exception {
    told(jobs(Municipality.VINDELN, "1"));
    try (var stream = stream(null)) {
      var hello = stream.next();
      assertThat(hello.name()).isEqualTo("hello");
      assertThat(hello.id()).isEqualTo(json(get("values")).at("/asOf").stringValue());

      writer.values(jobs(Municipality.VANNAS, "2"));
      writer.raw(project, jobs(Municipality.VINDELN, "1").cell(), null);

      var change = stream.next();
      assertThat(change.name()).isEqualTo("value");
      assertThat(change.data())
          .isEqualTo(
              """
              {"indicator":"new-jobs","ruleVersion":1,"municipality":"2460","area":"advice",\
              "month":"2008-04","quantity":3,"women":2,"men":0,"notStated":1,"total":5}""");
      var deletion = stream.next();
      assertThat(deletion.json().at("/quantity").intValue()).isZero();
      assertThat(deletion.json().at("/total").intValue()).isEqualTo(3);
      assertThat(deletion.id()).isEqualTo(json(get("values")).at("/asOf").stringValue());
      assertThat(stream.nextOfAnyKind().comments()).containsExactly("still here");
    }
  }

  @Test
  void whoComesBackMissesNothing() throws Exception {
    told(jobs(Municipality.VINDELN, "1"));
    String last = "";
    try (var stream = stream(null)) {
      last = String.valueOf(stream.next().id());
    }
    told(jobs(Municipality.VINDELN, "2"));
    told(jobs(Municipality.VANNAS, "3"));
    told(jobs(Municipality.VINDELN, "4"));

    for (boolean inQuery : List.of(true, false)) {
      try (var stream = stream(last, inQuery)) {
        var vannas = stream.next();
        assertThat(vannas.json().at("/municipality").stringValue()).isEqualTo("2460");
        assertThat(vannas.json().at("/quantity").intValue()).isEqualTo(4);
        var vindeln = stream.next();
        assertThat(vindeln.json().at("/municipality").stringValue()).isEqualTo("2404");
        assertThat(vindeln.json().at("/quantity").intValue()).isEqualTo(5);
        assertThat(vindeln.json().at("/total").intValue()).isEqualTo(9);
        writer.values(jobs(Municipality.VINDELN, "4"));
        assertThat(stream.next().json()).isEqualTo(vindeln.json());
      }
    }
  }

  @Test
  void anIdThatThisTopicCannotHaveGivenBeginsAnew() throws Exception {
    told(jobs(Municipality.VINDELN, "1"));
    try (var stream = stream("0:999999999")) {
      var reset = stream.next();
      assertThat(reset.name()).isEqualTo("reset");
      assertThat(reset.id()).endsWith(":-1");
      assertThat(stream.next().json().at("/total").intValue()).isEqualTo(2);
    }
  }

  @Test
  void aPoisonRecordIsPutAsideOnceAndTheNextIsHandled() throws Exception {
    double before = meters.counter("lotsen.feeds.unreadable").count();
    var cell = jobs(Municipality.VINDELN, "1").cell();
    writer.raw(project, cell, "{broken".getBytes(StandardCharsets.UTF_8));
    told(jobs(Municipality.VANNAS, "1"));

    assertThat(meters.counter("lotsen.feeds.unreadable").count()).isEqualTo(before + 1);
    assertThat(lettersOf(cell)).hasSize(1);
    assertThat(lettersOf(cell).getFirst().reason()).startsWith("Not a readable IndicatorValue");

    try (var restarted = another()) {
      assertThat(restarted.getBean(MeterRegistry.class).counter("lotsen.feeds.unreadable").count())
          .isPositive();
      assertThat(lettersOf(cell)).hasSize(1);
    }
  }

  @Test
  void anInstanceThatStartsLaterAnswersTheSame() throws Exception {
    told(jobs(Municipality.VINDELN, "1"));
    told(jobs(Municipality.VANNAS, "2"));
    var here = get("values");

    try (var restarted = another()) {
      var there = send("http://localhost:%s%s".formatted(portOf(restarted), path("values")));
      assertThat(there.body()).isEqualTo(here.body());
      assertThat(there.headers().firstValue("ETag")).isEqualTo(here.headers().firstValue("ETag"));
    }
  }

  @Test
  void anInstanceThatIsStoppedLetsEverybodyGoAtOnce() throws Exception {
    var restarted = another();
    var uri = "http://localhost:%s%s".formatted(portOf(restarted), path("changes"));
    try (var stream =
        EventStream.open(
            HTTP,
            HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", TestIssuer.bearer())
                .build())) {
      stream.next();

      long begin = System.nanoTime();
      restarted.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(stream.next().name()).isEqualTo("end");
    }
  }

  @Test
  void thereIsRoomForSoManyAndNoMore() throws Exception {
    var streams = new ArrayList<EventStream>();
    try {
      for (int i = 0; i < 4; i++) {
        streams.add(stream(null));
      }
      var refused = get("changes");
      assertProblem(refused, 503, "service-unavailable");
      assertThat(refused.headers().firstValue("Retry-After")).contains("10");
    } finally {
      for (var stream : streams) {
        stream.close();
      }
    }
    allPlacesAreFree();
  }

  @Test
  void aSlowSubscriberIsLetGoAndHoldsUpNobody() throws Exception {
    double before = meters.counter("lotsen.feeds.overflows").count();
    try (var slow = new Socket();
        var quick = stream(null)) {
      quick.next();
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      slow.getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                  .formatted(path("changes"), TestIssuer.bearer())
                  .getBytes(StandardCharsets.US_ASCII));
      int sent = 0;
      while (meters.counter("lotsen.feeds.overflows").count() == before) {
        var batch = new IndicatorValue[100];
        for (int i = 0; i < batch.length; i++) {
          batch[i] = jobs(Municipality.VINDELN, Integer.toString(++sent));
        }
        writer.values(batch);
        for (int i = 0; i < batch.length; i++) {
          quick.next();
        }
        assertThat(sent).isLessThan(200_000);
      }
      writer.values(jobs(Municipality.VINDELN, "0"));
      assertThat(quick.next().json().at("/total").intValue()).isEqualTo(1);
    }
    allPlacesAreFree();
  }

  private void allPlacesAreFree() {
    Awaitility.await().until(() -> meters.get("lotsen.feeds.subscribers").gauge().value() == 0);
  }

  private IndicatorValue jobs(Municipality municipality, String women) {
    return value(project, "new-jobs", municipality, "2008-04", women);
  }

  private void planned(IndicatorTarget... targets) {
    writer.event(
        1,
        new ProjectPlanned(
            project,
            DAY,
            new Text("Ett projekt", "A project"),
            new Period(DAY, LocalDate.of(2010, 12, 31)),
            new Text("kommunerna", "the municipalities"),
            List.of(Municipality.VINDELN),
            List.of(),
            List.of(),
            List.of(targets)));
  }

  /** Writes it and waits until the feed knows it. */
  private void told(IndicatorValue value) throws Exception {
    try (var stream = stream(null)) {
      stream.next();
      writer.values(value);
      stream.next();
    }
  }

  private List<DeadLetters.DeadLetter> lettersOf(String key) {
    return deadLetters.list("lotsen.feeds", 1000).stream()
        .filter(letter -> key.equals(letter.key()))
        .toList();
  }

  private ConfigurableApplicationContext another() {
    var context =
        new SpringApplicationBuilder(FeedServiceApplication.class)
            .run(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--spring.kafka.bootstrap-servers=" + Platform.KAFKA.bootstrapServers(),
                "--spring.mongodb.uri=" + Platform.MONGO.connectionString("lotsen"));
    var health = "http://localhost:%s/actuator/health".formatted(portOf(context));
    Awaitility.await().until(() -> send(health).statusCode() == 200);
    return context;
  }

  private static String portOf(ConfigurableApplicationContext context) {
    return context.getEnvironment().getRequiredProperty("local.server.port");
  }

  private EventStream stream(@Nullable String lastEventId) throws Exception {
    return stream(lastEventId, false);
  }

  private EventStream stream(@Nullable String lastEventId, boolean inQuery) throws Exception {
    var query = lastEventId != null && inQuery ? "changes?lastEventId=" + lastEventId : "changes";
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(query)))
            .header("Authorization", TestIssuer.bearer())
            .header("Accept", "text/event-stream");
    if (lastEventId != null && !inQuery) {
      request.header("Last-Event-ID", lastEventId);
    }
    return EventStream.open(HTTP, request.build());
  }

  private String path(String feed) {
    return "/v1/feeds/projects/%s/%s".formatted(project, feed);
  }

  private HttpResponse<String> get(String feed, String... headers)
      throws IOException, InterruptedException {
    return request(path(feed), headers);
  }

  private HttpResponse<String> request(String path, String... headers)
      throws IOException, InterruptedException {
    return send("http://localhost:" + port + path, headers);
  }

  private static HttpResponse<String> send(String uri, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(uri)).header("Authorization", TestIssuer.bearer());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).at("/type").stringValue()).isEqualTo("urn:lotsen:problem:" + code);
    assertThat(json(response).at("/detail").stringValue()).isNotBlank();
  }
}
