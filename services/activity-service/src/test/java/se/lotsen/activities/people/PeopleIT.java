package se.lotsen.activities.people;

import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.kit.CannotStart;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.model.ClientId;
import se.lotsen.model.RegistrationId;

/** Who is who, whoever asks first. */
class PeopleIT {
  private static final ClientId COMPANY = new ClientId("01970000-0000-7000-8000-000000000002");

  private final EmbeddedMongo embedded = EmbeddedMongo.inMemory();
  private final MongoClient client = MongoClients.create(embedded.connectionString("people"));

  @AfterEach
  void close() {
    client.close();
    embedded.close();
  }

  @TempDir private Path folder;

  private People people(String database) {
    return people(database, "");
  }

  /** As a process has them that was started with this file of keys. */
  private People people(String database, String keys) {
    var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database));
    var people =
        new People(
            mongo, new Pseudonyms(mongo, new PeopleProperties(keys)), new ErasedSpace(mongo));
    people.afterSingletonsInstantiated();
    return people;
  }

  private long stored() {
    return client.getDatabase("people").getCollection("activities.people").countDocuments();
  }

  @Test
  void theSamePeopleWithoutAnAddressAreOneEachHoweverManyMeetThemAtOnce()
      throws InterruptedException, ExecutionException {
    var met = IntStream.range(0, 8).<Callable<List<Person>>>mapToObj(this::meetsAll).toList();
    try (var threads = Executors.newFixedThreadPool(met.size())) {
      List<Person> first = null;
      for (var each : threads.invokeAll(met)) {
        first = first == null ? each.get() : first;
        assertThat(each.get())
            .extracting(Person::id)
            .containsExactlyElementsOf(first.stream().map(Person::id).toList());
      }
    }
    assertThat(stored()).isEqualTo(40);
  }

  /** Each with people of its own, as another instance has them. */
  private Callable<List<Person>> meetsAll(int number) {
    return () -> {
      var people = people("people");
      var met = new ArrayList<Person>();
      for (int i = 0; i < 20; i++) {
        met.add(person(people, "Per %d".formatted(i), null, "070-123 45 %02d".formatted(i), null));
        met.add(person(people, "PER  %d ".formatted(i), null, null, COMPANY));
      }
      people.add(met);
      return met;
    };
  }

  @Test
  void whoeverIsAskedForLeavesNothingBehindUntilTheyAreAdded() {
    var people = people("people");
    var eva = person(people, "Eva Ek", "Eva@Example.se", null, null);

    assertThat(people.find(eva.id())).isEmpty();
    assertThat(stored()).isZero();

    people.add(List.of(eva, person(people, "Eva E.", "eva@example.se ", "070", COMPANY)));

    assertThat(people.find(eva.id())).hasValue(eva);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void theSameNumberIsTheSameHoweverItIsWritten() {
    var people = people("people");
    var first = person(people, "Bo Ek", null, "070-123 45 67", null);

    assertThat(person(people, "bo ek", null, "+46 70 1234567", COMPANY).id()).isEqualTo(first.id());
    assertThat(person(people, "Bo Ek", null, "0046701234567", null).id()).isEqualTo(first.id());
    assertThat(person(people, "Bo Ask", null, "070-123 45 67", null).id()).isNotEqualTo(first.id());
  }

  @Test
  void whoeverSaysNothingThatTellsIsSomebodyNewEachTime() {
    var people = people("people");
    assertThat(person(people, "Bo Ek", null, " ", null).id())
        .isNotEqualTo(person(people, "Bo Ek", null, null, null).id());
  }

  @Test
  void anIdIsNotTheSameInAnotherInstallation() {
    assertThat(person(people("people"), "Eva", "eva@example.se", null, null).id())
        .isNotEqualTo(person(people("others"), "Eva", "eva@example.se", null, null).id());
  }

  private String keys(String... lines) throws IOException {
    return Files.writeString(folder.resolve("pseudonym-keys"), String.join("\n", lines) + "\n")
        .toString();
  }

  private static String key(int digit) {
    return Integer.toString(digit).repeat(64);
  }

  private static Person eva(People people) {
    return person(people, "Eva Ek", "eva@example.se", null, null);
  }

  private static Person bo(People people) {
    return person(people, "Bo Ek", null, "070-123 45 67", null);
  }

  private static Person per(People people) {
    return person(people, "Per Ek", null, null, COMPANY);
  }

  private boolean isSecretStored() {
    return client
            .getDatabase("people")
            .getCollection("activities.pseudonym_key")
            .countDocuments(exists("secret"))
        > 0;
  }

  @Test
  void theKeyLeavesTheStoreForAFileAndEverybodyStaysWhoTheyAre() throws IOException {
    var before = people("people");
    var known = List.of(eva(before), bo(before), per(before));
    before.add(known);
    assertThat(isSecretStored()).isTrue();

    var file = folder.resolve("keys").resolve("pseudonym-keys");
    var after = people("people", file.toString());

    assertThat(List.of(eva(after), bo(after), per(after))).isEqualTo(known);
    assertThat(isSecretStored()).isFalse();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> eva(people("people")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("lotsen.activities.pseudonym-keys");
  }

  @Test
  void keysAreExchangedAsOftenAsOneLikesAndNobodyIsCountedTwice() throws IOException {
    var people = people("people", keys(key(1)));
    var known = List.of(eva(people), bo(people), per(people));
    people.add(known);
    var stranger = person(people, "Siv Ek", "siv@example.se", null, null).id();

    people("people", keys(key(2), key(1)));
    people = people("people", keys(key(2)));
    assertThat(List.of(eva(people), bo(people), per(people))).isEqualTo(known);

    people("people", keys(key(3), key(2)));
    people = people("people", keys(key(3)));
    assertThat(List.of(eva(people), bo(people), per(people))).isEqualTo(known);
    assertThat(person(people, "Siv Ek", "siv@example.se", null, null).id())
        .as("who was never written down is made with the new key")
        .isNotEqualTo(stranger);
  }

  @Test
  void whoIsForgottenAfterAnExchangeStaysSo() throws IOException {
    var people = people("people", keys(key(1)));
    people.add(List.of(eva(people)));
    people = people("people", keys(key(2), key(1)));

    people.forget(eva(people).id(), "dag", "Diarienr 1", Instant.now());
    people.addAgain(List.of(eva(people)));

    assertThat(stored()).isZero();
  }

  @Test
  void withAnotherKeyOrNoneItDoesNotStart() throws IOException {
    people("people", keys(key(1)));

    for (var lines :
        List.of(
            new String[] {key(2)},
            new String[] {key(2), key(3)},
            new String[] {""},
            new String[] {"abc"},
            new String[] {"ab"})) {
      var file = keys(lines);
      assertThatThrownBy(() -> people("people", file)).isInstanceOf(CannotStart.class);
    }
    assertThat(eva(people("people", keys(key(1)))).id()).isNotNull();
  }

  private static Person person(
      People people,
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable ClientId client) {
    return people.meant(
        name, email, phone, client, new RegistrationId(IdSource.TIME_ORDERED.next()));
  }
}
