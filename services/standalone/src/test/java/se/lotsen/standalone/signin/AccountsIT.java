package se.lotsen.standalone.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.mongodb.client.MongoClients;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import se.lotsen.embedded.EmbeddedMongo;

/** Accounts as time goes by. */
class AccountsIT {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:10Z");
  private static final Duration DAY = Duration.ofHours(12);

  private static EmbeddedMongo store;
  private static MongoTemplate mongo;

  @BeforeAll
  static void open() {
    store = EmbeddedMongo.inMemory();
    mongo = new MongoTemplate(MongoClients.create(store.connectionString("accounts")), "accounts");
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static Accounts accounts(Instant time) {
    return new Accounts(mongo, new BCryptPasswordEncoder(4), at(time));
  }

  private static Accounts with(String id) {
    var accounts = accounts(NOW);
    accounts.add(Account.of(id, Account.Kind.PERSON, Map.of("roles", List.of("advisor"))));
    return accounts;
  }

  private static Authentication signedIn(String id, Instant when) {
    return UsernamePasswordAuthenticationToken.authenticated(
        id,
        null,
        List.of(
            FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(when)
                .build()));
  }

  @Test
  void oneOfBeforeIsReadAndHasNoSecondFactor() {
    mongo.execute(
        Accounts.COLLECTION,
        all ->
            all.insertOne(
                Document.parse(
                    """
                    {"_id": "gammal", "version": {"$numberLong": "3"}, "state": {"id": "gammal",
                     "kind": "PERSON", "secret": "{bcrypt}x", "claims": {"roles": ["advisor"]},
                     "disabled": false, "invented": false, "failures": 0}}""")));

    var account = accounts(NOW).find("gammal").orElseThrow();

    assertThat(account.secondFactor().isThere()).isFalse();
    assertThat(account.since()).isNull();
    assertThat(new Standing(accounts(NOW), at(NOW), DAY).of(signedIn("gammal", NOW))).isPresent();
  }

  @Test
  void aSessionEndsAfterItsTimeHoweverBusySomebodyIs() {
    var accounts = with("flitig");
    var person = signedIn("flitig", NOW);

    assertThat(new Standing(accounts, at(NOW.plus(DAY)), DAY).of(person)).isPresent();
    assertThat(new Standing(accounts, at(NOW.plus(DAY).plusSeconds(1)), DAY).of(person)).isEmpty();
  }

  @Test
  void whoSignedInLongAgoChangesNothing() {
    var accounts = with("trött");
    var person = signedIn("trött", NOW);

    assertThat(new Factors(accounts, at(NOW.plusSeconds(599)), Set.of()).mayChange(person))
        .isTrue();
    assertThat(new Factors(accounts, at(NOW.plusSeconds(601)), Set.of()).mayChange(person))
        .isFalse();
  }

  @Test
  void eachWrongPasswordAfterTheFifthCostsTwiceTheWaitUpToSixteenMinutes() {
    var account = Account.of("låst", Account.Kind.PERSON, Map.of());
    var waits =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                times -> {
                  var failed = account;
                  for (int i = 0; i < times; i++) {
                    failed = failed.failed(NOW);
                  }
                  var until = failed.lockedUntil();
                  return until == null ? 0 : Duration.between(NOW, until).toSeconds();
                })
            .toList();

    assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 960L, 960L, 960L);
  }

  @Test
  void codesOfTheHalfMinutesBesideAreTakenAndOthersCountAsWrong() throws InvalidKeyException {
    var accounts = with("kodad");
    var codes = new OneTimeCodes(accounts, at(NOW));
    var key = codes.newKey();
    assertThat(codes.begin("kodad", key, code(key, -2))).isFalse();
    assertThat(codes.begin("kodad", key, code(key, -1))).isTrue();

    assertThat(codes.take("kodad", code(key, -1))).as("the one that it began with").isFalse();
    assertThat(codes.take("kodad", code(key, 2))).isFalse();
    assertThat(codes.take("kodad", code(key, 1))).isTrue();
    assertThat(codes.take("kodad", code(key, 0))).as("one before the last").isFalse();
    for (var wrong : List.of("1", "", "åäö", "1234567")) {
      assertThat(codes.take("kodad", wrong)).isFalse();
    }
    var locked = accounts.find("kodad").orElseThrow();
    assertThat(locked.failures()).isEqualTo(5);
    assertThat(locked.isLocked(NOW)).isTrue();
    var next = new OneTimeCodes(accounts, at(NOW.plusSeconds(25)));
    assertThat(next.take("kodad", code(key, 2))).as("locked, also for the right code").isFalse();
  }

  private static String code(String key, int steps) throws InvalidKeyException {
    var generator = new TimeBasedOneTimePasswordGenerator();
    return generator.generateOneTimePasswordString(
        new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm()),
        NOW.plusSeconds(30L * steps));
  }
}
