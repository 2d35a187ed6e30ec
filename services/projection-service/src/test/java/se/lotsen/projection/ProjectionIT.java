package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.Place;
import tools.jackson.databind.JsonNode;

/**
 * Questions over HTTP. Client 1 was advised in Vindeln and later in Umeå; the first session turned
 * out never to have taken place, and that became known last.
 */
class ProjectionIT {
  private static final Instant FIRST = Instant.parse("2011-01-10T08:00:00Z");
  private static final Place VINDELN = Place.of(Municipality.VINDELN, "advice");
  private static final Place UMEA = Place.of(Municipality.UMEA, "meeting-places");
  private static final CaseId IN_VINDELN = new CaseId(uuid(2, 1));
  private static final CaseId IN_UMEA = new CaseId(uuid(2, 2));
  private static final CaseId OF_ANOTHER = new CaseId(uuid(2, 3));
  private static final SessionId NEVER = new SessionId(uuid(3, 1));
  private static final OutcomeId JOBS = new OutcomeId(uuid(4, 1));
  private static final History HISTORY =
      history(
          open(IN_VINDELN, 1, VINDELN),
          new Command.LogSession(IN_VINDELN, NEVER, day("2009-05-04"), new BigDecimal("2")),
          open(IN_UMEA, 1, UMEA),
          session(IN_UMEA, 2, "2009-06-10", "6"),
          open(OF_ANOTHER, 2, UMEA),
          session(OF_ANOTHER, 3, "2010-02-01", "5"),
          new Command.RecordOutcome(IN_UMEA, JOBS, day("2009-12-31"), jobs("1", "0.5")),
          new Command.LogContact(
              new ContactId(uuid(1, 1)),
              new ProjectId("4K"),
              client(3),
              VINDELN,
              day("2009-05-05"),
              Channel.VISIT),
          new Command.CorrectOutcome(IN_UMEA, JOBS, day("2009-12-31"), jobs("2", "0.5")),
          new Command.RetractSession(IN_VINDELN, NEVER));
  private static final Instant BEFORE_THE_LAST = HISTORY.commands().getLast().at().minusSeconds(1);

  private static TestPlatform platform;
  private static Running projection;

  @BeforeAll
  static void start() {
    platform = new TestPlatform();
    projection = platform.start("1");
    platform.publish(Projects.planned("4K"));
    platform.publish(Deliveries.interleavedWithRepeats(HISTORY.published(), 4));
    TestPlatform.awaitCells(projection, Oracle.values(HISTORY), "4K");
    // The ledger, the events and the targets come by other ways than the values.
    for (var sunk :
        List.of(
            "entries/" + IN_VINDELN + "/3/0",
            "entries/" + IN_UMEA + "/4/1",
            "entries/" + OF_ANOTHER + "/2/0",
            "entries/" + uuid(1, 1) + "/1/0",
            "events/" + IN_VINDELN + "/3",
            "projects/4K/reconciliation")) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> projection.get("/indicators/" + sunk).statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void theIndicatorsAProjectAnswersForWithTargetAndShare() {
    var answer = projection.json("/indicators/projects/4K/values");

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
    var asOf = "indicator=companies-advised&knownAt=" + BEFORE_THE_LAST + "&by=municipality";

    assertThat(rows(asOf)).isEqualTo("2404 1 of 2 is 0.5000; 2480 1");
    assertThat(rows("indicator=companies-advised&by=municipality&knownAt=" + FIRST)).isEmpty();
  }

  @Test
  void behindAValueAreItsEntriesAndOneOfEachClientCounts() {
    var path = "/indicators/projects/4K/values/companies-advised/entries";

    assertThat(entries(projection.json(path).get("entries")))
        .containsExactly(
            IN_VINDELN + "/2/0",
            IN_VINDELN + "/3/0",
            IN_UMEA + "/2/0 counts",
            OF_ANOTHER + "/2/0 counts");
    assertThat(entries(projection.json(path + "?knownAt=" + BEFORE_THE_LAST).get("entries")))
        .containsExactly(IN_VINDELN + "/2/0 counts", IN_UMEA + "/2/0", OF_ANOTHER + "/2/0 counts");
    assertThat(entries(projection.json(path + "?from=2010-01").get("entries")))
        .containsExactly(OF_ANOTHER + "/2/0 counts");
    assertThat(projection.json(path + "?municipality=2404").get("entries")).isEmpty();
  }

  @Test
  void entriesComeInPages() {
    var path = "/indicators/projects/4K/values/companies-advised/entries?limit=3";

    var first = projection.json(path);
    var second = projection.json(path + "&cursor=" + first.get("next").asString());

    assertThat(entries(first.get("entries"))).hasSize(3);
    assertThat(entries(second.get("entries"))).containsExactly(OF_ANOTHER + "/2/0 counts");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void behindAnEntryIsTheEventAsItWasPublished() {
    var reversal = projection.json("/indicators/entries/" + IN_VINDELN + "/3/0");

    assertThat(reversal.get("reverses").asString()).isEqualTo(IN_VINDELN + "/2/0");
    assertThat(reversal.get("quantity").get("notStated").decimalValue()).isEqualByComparingTo("-2");
    var event = projection.json("/indicators/events/" + reversal.get("causedBy").asString());
    assertThat(event.get("type").asString()).isEqualTo("se.lotsen.case.session-retracted.v1");
    assertThat(event.get("topic").asString()).isEqualTo("lotsen.cases.events.v1");
    assertThat(event.get("correlationId").asString()).isEqualTo("correlation-" + IN_VINDELN + "/3");
    assertThat(event.get("data").get("session").asString()).isEqualTo(NEVER.value());
  }

  @Test
  void theLedgerAndTheCellsAreLinesInTheOrderOfTheirIds() {
    var ledger = projection.get("/indicators/projects/4K/ledger");

    assertThat(ledger.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(ledger.body().lines().map(line -> line.replaceAll(".*?\"id\":\"([^\"]*)\".*", "$1")))
        .hasSize(8)
        .isSorted();
    assertThat(projection.cells("4K")).isEqualTo(Oracle.values(HISTORY));
    assertThat(projection.cellLines("4K").lines()).isSorted();
  }

  @Test
  void whatIsKeptAgreesWithWhatTheLedgerFoldsTo() {
    var found = projection.json("/indicators/projects/4K/reconciliation");

    assertThat(found.toString())
        .isEqualTo(
            "{\"agrees\":true,\"cells\":%d,\"differences\":[]}"
                .formatted(Oracle.values(HISTORY).size()));
  }

  @Test
  void theRulesCanBeRead() {
    assertThat(projection.json("/indicators/rules")).hasSize(6);
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
    var answer = projection.get("/indicators" + path);

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
    var answer = projection.get("/indicators" + path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:lotsen:problem:");
  }

  private static String rows(String query) {
    var indicator =
        projection.json("/indicators/projects/4K/values?" + query).get("indicators").get(0);
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

  private static History history(Command... commands) {
    var given = new ArrayList<History.Given>();
    for (var command : commands) {
      given.add(new History.Given(command, FIRST.plusSeconds(60L * given.size() + 1)));
    }
    return new History(given);
  }

  private static Command open(CaseId id, int client, Place place) {
    return new Command.OpenCase(id, new ProjectId("4K"), client(client), place, day("2009-01-02"));
  }

  private static Command session(CaseId id, int session, String on, String hours) {
    return new Command.LogSession(
        id, new SessionId(uuid(3, session)), day(on), new BigDecimal(hours));
  }

  private static ClientId client(int number) {
    return new ClientId(uuid(0, number));
  }

  private static Breakdown jobs(String women, String men) {
    return new Breakdown(new BigDecimal(women), new BigDecimal(men), BigDecimal.ZERO);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static String uuid(int kind, int number) {
    return "00000000-%04d-7000-8000-%012d".formatted(kind, number);
  }
}
