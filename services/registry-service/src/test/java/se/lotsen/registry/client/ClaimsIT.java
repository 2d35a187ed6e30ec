package se.lotsen.registry.client;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import se.lotsen.kit.IdSource;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.testkit.EmbeddedPlatform;

/** Whose number it is, also when a write does not come and when many want it at once. */
class ClaimsIT {
  private static final OrgNumber NUMBER = new OrgNumber("556016-0680");
  private static final ClientId ANNA = client("anna");
  private static final ClientId BERIT = client("berit");

  private final Set<ClientId> haveIt = new HashSet<>();
  private SimpleMongoClientDatabaseFactory database;
  private MongoTemplate mongo;
  private Instant now = Instant.parse("2009-05-04T10:00:00Z");
  private Claims claims;

  @BeforeEach
  void open() {
    database = new SimpleMongoClientDatabaseFactory(EmbeddedPlatform.shared().freshDatabase());
    mongo = new MongoTemplate(database);
    claims = new Claims(mongo, new Now());
  }

  @AfterEach
  void close() throws Exception {
    database.destroy();
  }

  @Test
  void theFirstGetsItAndKeepsItHoweverOldItIs() {
    assertThat(take(ANNA)).isTrue();
    haveIt.add(ANNA);
    later(Duration.ofDays(4_000));

    assertThat(take(BERIT)).isFalse();
    assertThat(take(ANNA)).isTrue();
    assertThat(claims.holderOf(NUMBER)).contains(ANNA);
  }

  @Test
  void aClaimWhoseWriteDidNotComeIsTakenOverOnceNoneCanBeOnItsWay() {
    assertThat(take(ANNA)).isTrue();

    later(Claims.ON_ITS_WAY.minusMillis(1));
    assertThat(take(BERIT)).as("the write may still come").isFalse();
    later(Duration.ofMillis(1));
    assertThat(take(BERIT)).isTrue();

    assertThat(claims.holderOf(NUMBER)).contains(BERIT);
    assertThat(take(ANNA)).isFalse();
  }

  @Test
  void whoseWriteDidNotComeMayTryAgainAtOnceAndThenHasTheTimeAnew() {
    assertThat(take(ANNA)).isTrue();
    later(Claims.ON_ITS_WAY.minusMillis(1));
    assertThat(take(ANNA)).isTrue();
    later(Claims.ON_ITS_WAY.minusMillis(1));

    assertThat(take(BERIT)).isFalse();
  }

  @Test
  void aNumberThatItsClientGaveUpIsFree() {
    assertThat(take(ANNA)).isTrue();
    haveIt.add(ANNA);
    later(Duration.ofHours(1));
    haveIt.remove(ANNA);

    assertThat(take(BERIT)).isTrue();
  }

  @Test
  void ofManyAtOnceExactlyOneGetsItAlsoWhenAStaleClaimIsTakenOver() throws Exception {
    for (int round = 0; round < 50; round++) {
      var number = new OrgNumber(withCheckDigit(556_100_000 + round));
      if (round % 2 == 1) {
        claims.take(number, ANNA, any -> false);
        later(Claims.ON_ITS_WAY);
      }
      var begin = new CyclicBarrier(8);
      try (var threads = Executors.newFixedThreadPool(8)) {
        var all =
            threads.invokeAll(
                IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                        i ->
                            () -> {
                              begin.await();
                              return claims.take(number, client("c" + i), any -> false).isEmpty();
                            })
                    .toList());
        int got = 0;
        for (var each : all) {
          got += each.get() ? 1 : 0;
        }
        assertThat(got).as("round %d", round).isEqualTo(1);
      }
    }
  }

  /** Between looking and replacing, the client that gave the number up takes it back. */
  @Test
  void aClaimThatMovedOnMeanwhileIsNotTakenOver() {
    assertThat(take(ANNA)).isTrue();
    later(Duration.ofHours(1));

    var holder =
        claims.take(
            NUMBER,
            BERIT,
            other -> {
              mongo.execute(
                  Claims.COLLECTION,
                  all ->
                      all.updateOne(
                          eq("_id", NUMBER.value()), Updates.set("at", now.toEpochMilli())));
              return false;
            });

    assertThat(holder).contains(ANNA);
  }

  private boolean take(ClientId client) {
    return claims.take(NUMBER, client, haveIt::contains).isEmpty();
  }

  private void later(Duration after) {
    now = now.plus(after);
  }

  private static ClientId client(String name) {
    return new ClientId(IdSource.of(name));
  }

  private static String withCheckDigit(int nine) {
    int sum = 0;
    int rest = nine;
    for (int place = 0; place < 9; place++) {
      int digit = rest % 10 * (place % 2 == 0 ? 2 : 1);
      sum += digit / 10 + digit % 10;
      rest /= 10;
    }
    return nine + "" + (10 - sum % 10) % 10;
  }

  private final class Now extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("It is always UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
