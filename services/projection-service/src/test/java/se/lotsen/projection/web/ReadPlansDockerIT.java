package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.Bounds;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.LedgerReads.Place;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.sink.TestLedger;
import se.lotsen.testkit.DockerPlatform;
import se.lotsen.testkit.OnDocker;

/** MongoDB itself says how it answers each query: by an index, in its order. */
@OnDocker
class ReadPlansDockerIT {
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final FactKind SESSION = new FactKind("session");
  private static final Bounds UMEA_IN_SPRING =
      new Bounds(Municipality.UMEA, YearMonth.of(2009, 3), YearMonth.of(2009, 5));

  private static TestLedger ledger;
  private static LedgerReads reads;

  @BeforeAll
  static void fill() {
    ledger = TestLedger.in(DockerPlatform.shared().freshDatabase());
    reads = new LedgerReads(ledger.mongo());
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= 5_000; i++) {
      var entry =
          session("a/%d/0".formatted(i))
              .client(i % 400)
              .on("2009-%02d-%02d".formatted(1 + i % 12, 1 + i % 28))
              .in(Municipality.values()[i % Municipality.values().length]);
      entries.add(
          i % 5 == 0
              ? entry.kind("participation", Map.of("participant", "who-" + i % 90)).entry()
              : entry.entry());
    }
    ledger.file(entries);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void everyQueryWalksAnIndexInItsOrder() {
    ledger.forget();
    var clients = reads.together(Whose.CLIENT, PROJECT, SESSION, null);
    var last = walked(clients, 200);
    var place = new Place(Whose.CLIENT.of(last), last.order());
    walked(reads.together(Whose.CLIENT, PROJECT, SESSION, place), 200);
    walked(reads.together(Whose.PARTICIPANT, PROJECT, new FactKind("participation"), null), 200);
    walked(reads.ofOne(Whose.CLIENT, PROJECT, SESSION, place.whose(), null), 3);
    walked(reads.ofOne(Whose.CLIENT, PROJECT, SESSION, place.whose(), "2009-02"), 3);
    walked(reads.inOrder(PROJECT, SESSION, Bounds.NONE, null), 200);
    walked(reads.inOrder(PROJECT, SESSION, Bounds.NONE, last.order()), 30);
    walked(reads.inOrder(PROJECT, SESSION, UMEA_IN_SPRING, null), 30);
    walked(reads.inOrder(PROJECT, SESSION, UMEA_IN_SPRING, "2009-04"), 30);
    walked(reads.all(PROJECT), 4_500);
    assertThat(reads.among(Whose.CLIENT, PROJECT, SESSION, UMEA_IN_SPRING, 1_000)).isPresent();
    assertThat(reads.entry("a/7/0")).isPresent();
    var values = new ValueReads(ledger.mongo());
    assertThat(values.of(PROJECT)).isEmpty();
    assertThat(values.of(PROJECT, TestRules.ADVISED)).isEmpty();

    var asked = List.copyOf(ledger.finds());
    assertThat(asked).hasSizeGreaterThan(20).allSatisfy(ReadPlansDockerIT::assertThatItIsServed);
  }

  private static <T> T walked(Iterator<T> walk, int steps) {
    var last = walk.next();
    for (int i = 1; i < steps && walk.hasNext(); i++) {
      last = walk.next();
    }
    return last;
  }

  private static void assertThatItIsServed(BsonDocument find) {
    var question = new BsonDocument();
    for (var field : List.of("find", "filter", "projection", "sort", "limit")) {
      if (find.containsKey(field)) {
        question.append(field, find.get(field));
      }
    }
    var plan =
        ledger
            .mongo()
            .getDb()
            .runCommand(
                new Document("explain", read(question)).append("verbosity", "executionStats"));
    assertThat(plan.getEmbedded(List.of("queryPlanner", "winningPlan"), Document.class).toJson())
        .as(question.toJson())
        .doesNotContain("\"COLLSCAN\"")
        .doesNotContain("\"SORT\"");
    var stats = plan.get("executionStats", Document.class);
    assertThat(((Number) stats.get("totalDocsExamined")).longValue())
        .as(question.toJson())
        .isLessThanOrEqualTo(Math.max(3, 3 * ((Number) stats.get("nReturned")).longValue()));
  }

  private static Document read(BsonDocument document) {
    return new DocumentCodec().decode(document.asBsonReader(), DecoderContext.builder().build());
  }
}
