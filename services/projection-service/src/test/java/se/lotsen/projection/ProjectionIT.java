package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.event.EventJson;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.sink.Collections;
import tools.jackson.databind.JsonNode;

/** Questions over HTTP. */
class ProjectionIT {
  private static TestPlatform platform;
  private static Running projection;

  @BeforeAll
  static void start() {
    platform = new TestPlatform();
    projection = platform.start("1");
    platform.publish(Projects.planned("4K"));
    platform.publish(Deliveries.interleavedWithRepeats(ClientAdvisedTwice.HISTORY.published(), 4));
    TestPlatform.awaitCells(projection, Oracle.values(ClientAdvisedTwice.HISTORY), "4K");
    // The ledger, the events and the targets come by other ways than the values.
    for (var sunk :
        List.of(
            "entries/" + ClientAdvisedTwice.IN_VINDELN + "/3/0",
            "entries/" + ClientAdvisedTwice.IN_UMEA + "/4/1",
            "entries/" + ClientAdvisedTwice.OF_ANOTHER + "/2/0",
            "entries/" + ClientAdvisedTwice.CONTACT + "/1/0",
            "projects/4K/reconciliation")) {
      await().until(() -> projection.get("/v1/indicators/" + sunk).statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void theIndicatorsAProjectAnswersForWithTargetAndShare() {
    var answer = projection.json("/v1/indicators/projects/4K/values");

    assertThat(answer.get("name").asString()).isEqualTo("The project 4K");
    assertThat(answer.get("indicators")).hasSize(2);
    assertThat(answer.get("indicators").get(0).toString())
        .isEqualTo(
            """
            {"indicator":"companies-advised","ruleVersion":2,"name":"Counted: companies-advised",\
            "unit":"pcs","quantity":2,"women":0,"men":0,"notStated":2,"target":8,"share":0.2500}\
            """);
    assertThat(answer.get("indicators").get(1).toString())
        .isEqualTo(
            """
            {"indicator":"new-jobs","ruleVersion":1,"name":"Counted: new-jobs",\
            "unit":"pcs","quantity":2.5,"women":2,"men":0.5,"notStated":0}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by=municipality              | 2480 2
          by=area                      | meeting-places 2
          by=municipality,area         | 2480 meeting-places 2
          period=year                  | 2009 1 of 4 is 0.2500; 2010 1
          period=quarter               | 2009-Q2 1; 2010-Q1 1
          period=month                 | 2009-06 1; 2010-02 1
          period=month&from=2010-01    | 2010-02 1
          period=year&to=2009-12       | 2009 1 of 4 is 0.2500
          period=year&to=2009-11       | 2009 1
          by=municipality&ruleVersion=1| 2480 2
          """)
  void valuesAreCutAsAsked(String query, String rows) {
    assertThat(rows("indicator=companies-advised&" + query)).isEqualTo(rows);
  }

  @Test
  void whatWasKnownBeforeTheRetractionIsWhatWasCountedThen() {
    var asOf =
        "indicator=companies-advised&knownAt="
            + ClientAdvisedTwice.BEFORE_THE_LAST
            + "&by=municipality";

    assertThat(rows(asOf)).isEqualTo("2404 1 of 2 is 0.5000; 2480 1");
    assertThat(
            rows("indicator=companies-advised&by=municipality&knownAt=" + ClientAdvisedTwice.FIRST))
        .isEmpty();
  }

  @Test
  void behindAValueAreItsEntriesAndOneOfEachClientCounts() {
    var path = "/v1/indicators/projects/4K/values/companies-advised/entries";

    assertThat(entries(projection.json(path).get("entries")))
        .containsExactly(
            ClientAdvisedTwice.IN_VINDELN + "/2/0",
            ClientAdvisedTwice.IN_VINDELN + "/3/0",
            ClientAdvisedTwice.IN_UMEA + "/2/0 counts",
            ClientAdvisedTwice.OF_ANOTHER + "/2/0 counts");
    assertThat(
            entries(
                projection
                    .json(path + "?knownAt=" + ClientAdvisedTwice.BEFORE_THE_LAST)
                    .get("entries")))
        .containsExactly(
            ClientAdvisedTwice.IN_VINDELN + "/2/0 counts",
            ClientAdvisedTwice.IN_UMEA + "/2/0",
            ClientAdvisedTwice.OF_ANOTHER + "/2/0 counts");
    assertThat(entries(projection.json(path + "?from=2010-01").get("entries")))
        .containsExactly(ClientAdvisedTwice.OF_ANOTHER + "/2/0 counts");
    assertThat(projection.json(path + "?municipality=2404").get("entries")).isEmpty();
  }

  @Test
  void entriesComeInPages() {
    var path = "/v1/indicators/projects/4K/values/companies-advised/entries?limit=3";

    var first = projection.json(path);
    var second = projection.json(path + "&cursor=" + first.get("next").asString());

    assertThat(entries(first.get("entries"))).hasSize(3);
    assertThat(entries(second.get("entries")))
        .containsExactly(ClientAdvisedTwice.OF_ANOTHER + "/2/0 counts");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void behindAnEntryIsTheEventAsItWasPublished() {
    var reversal =
        projection.json("/v1/indicators/entries/" + ClientAdvisedTwice.IN_VINDELN + "/3/0");

    assertThat(reversal.get("reverses").asString())
        .isEqualTo(ClientAdvisedTwice.IN_VINDELN + "/2/0");
    assertThat(reversal.get("quantity").get("notStated").decimalValue()).isEqualByComparingTo("-2");
    var event = projection.json("/v1/indicators/events/" + reversal.get("causedBy").asString());
    assertThat(event.get("type").asString()).isEqualTo("se.lotsen.case.session-retracted.v1");
    assertThat(event.get("topic").asString()).isEqualTo("lotsen.cases.events.v1");
    assertThat(event.get("correlationId").asString())
        .isEqualTo("correlation-" + ClientAdvisedTwice.IN_VINDELN + "/3");
    assertThat(event.get("data").get("session").asString())
        .isEqualTo(ClientAdvisedTwice.NEVER.value());
  }

  @Test
  void anEventOfWhichNoEntryCameIsInTheJournalOfItsCase() {
    var answer = projection.get("/v1/indicators/events/" + ClientAdvisedTwice.IN_VINDELN + "/1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("journal");
  }

  /** As after a loss of Kafka: what lies at the place is another event, and is not shown. */
  @Test
  void anEventThatIsNotWhereItsEntrySaysIsNotFound() {
    var ledger =
        projection.context().getBean(MongoTemplate.class).getCollection(Collections.LEDGER);
    var entry = Filters.eq("_id", ClientAdvisedTwice.CONTACT + "/1/0");
    var source = ledger.find(entry).first().getString("source");
    for (var elsewhere :
        List.of(
            source.replaceFirst("/[0-9]*$", "/4711"),
            ledger
                .find(Filters.eq("_id", ClientAdvisedTwice.IN_VINDELN + "/2/0"))
                .first()
                .getString("source"))) {
      ledger.updateOne(entry, Updates.set("source", elsewhere));

      assertThat(
              projection
                  .get("/v1/indicators/events/" + ClientAdvisedTwice.CONTACT + "/1")
                  .statusCode())
          .as(elsewhere)
          .isEqualTo(404);
    }
    ledger.updateOne(entry, Updates.set("source", source));
    assertThat(
            projection
                .json("/v1/indicators/events/" + ClientAdvisedTwice.CONTACT + "/1")
                .get("id")
                .asString())
        .isEqualTo(ClientAdvisedTwice.CONTACT + "/1");
  }

  /** A broken document among the ledger's stands for a store that fails in the middle. */
  @Test
  void halfAnAnswerNeverLooksLikeAWholeOne() {
    platform.publish(Projects.planned("HALF"));
    await().until(() -> projection.get("/v1/indicators/projects/HALF/values").statusCode() == 200);
    var ledger =
        projection.context().getBean(MongoTemplate.class).getCollection(Collections.LEDGER);
    var good = ledger.find(Filters.eq("_id", ClientAdvisedTwice.CONTACT + "/1/0")).first();
    for (int i = 100; i < 400; i++) {
      ledger.insertOne(
          new Document(good)
              .append("_id", "half/%d/0".formatted(i))
              .append("project", "HALF")
              .append("order", "2009-01-01/half/00000%d/000000".formatted(i))
              .append("area", i == 350 ? "This is no area" : "advice"));
    }

    assertThatThrownBy(() -> projection.get("/v1/indicators/projects/HALF/ledger"))
        .isInstanceOf(UncheckedIOException.class);
    ledger.deleteMany(Filters.eq("project", "HALF"));
  }

  @Test
  void theLedgerIsLinesByKindThenDayAndTheCellsInTheOrderOfTheirIds() {
    var ledger = projection.get("/v1/indicators/projects/4K/ledger");

    assertThat(ledger.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(ledger.body().lines().map(EventJson.MAPPER::readTree))
        .hasSize(8)
        .extracting(
            entry ->
                entry.get("kind").asString()
                    + entry.get("on").asString()
                    + (entry.has("reverses") ? entry.get("reverses") : entry.get("id")).asString())
        .isSorted();
    assertThat(projection.cells("4K")).isEqualTo(Oracle.values(ClientAdvisedTwice.HISTORY));
    assertThat(projection.cellLines("4K").lines()).isSorted();
  }

  @Test
  void whatIsKeptAgreesWithWhatTheLedgerFoldsTo() {
    var found = projection.json("/v1/indicators/projects/4K/reconciliation");

    assertThat(found.toString())
        .isEqualTo(
            "{\"agrees\":true,\"cells\":%d,\"differences\":[]}"
                .formatted(Oracle.values(ClientAdvisedTwice.HISTORY).size()));
  }

  @Test
  void theRulesCanBeRead() {
    assertThat(projection.json("/v1/indicators/rules")).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource({
    "/projects/4K/values?by=county, by",
    "/projects/4K/values?period=week, period",
    "/projects/4K/values?from=2009-13, from",
    "/projects/4K/values?to=May, to",
    "/projects/4K/values?knownAt=yesterday, knownAt",
    "/projects/4K/values?municipality=9999, municipality",
    "/projects/4K/values?area=Advice, area",
    "/projects/4K/values?indicator=Jobs, indicator",
    "/projects/4K/values?indicator=new-jobs&ruleVersion=one, ruleVersion",
    "/projects/4K/values/New/entries, indicator",
    "/projects/4K/values/new-jobs/entries?limit=0, limit",
    "/projects/4K/values/new-jobs/entries?limit=201, limit",
    "/projects/4K/values/new-jobs/entries?cursor=x, cursor",
    "/projects/4k/ledger, project",
    "/projects/4k/cells, project"
  })
  void whatCannotBeReadIsRefusedByTheNameOfTheParameter(String path, String parameter) {
    var answer = projection.get("/v1/indicators" + path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:lotsen:problem:invalid-parameter\"")
        .contains("\"field\":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/projects/5K/values",
    "/projects/5K/values/new-jobs/entries",
    "/projects/5K/reconciliation",
    "/projects/4K/values?indicator=unheard-of",
    "/projects/4K/values?indicator=new-jobs&ruleVersion=9",
    "/projects/4K/values/unheard-of/entries",
    "/entries/nothing/1/0",
    "/events/nothing/1"
  })
  void whatThereIsNotIsNotFound(String path) {
    var answer = projection.get("/v1/indicators" + path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:lotsen:problem:");
  }

  private static String rows(String query) {
    var indicator =
        projection.json("/v1/indicators/projects/4K/values?" + query).get("indicators").get(0);
    var rows = new ArrayList<String>();
    for (var row : indicator.get("rows")) {
      var words = new ArrayList<String>();
      for (var field : List.of("municipality", "area", "period", "quantity")) {
        if (row.has(field)) {
          words.add(row.get(field).asString());
        }
      }
      if (row.has("target")) {
        words.add("of " + row.get("target").asString() + " is " + row.get("share").asString());
      }
      rows.add(String.join(" ", words));
    }
    return String.join("; ", rows);
  }

  private static List<String> entries(JsonNode lines) {
    var entries = new ArrayList<String>();
    lines.forEach(
        line ->
            entries.add(
                line.get("entry").get("id").asString()
                    + (line.get("counts").asBoolean() ? " counts" : "")));
    return entries;
  }
}
