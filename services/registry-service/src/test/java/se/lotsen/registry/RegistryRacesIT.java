package se.lotsen.registry;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.testkit.Api.Answer;

/** Commands that decide on more than one client, several at once. */
class RegistryRacesIT extends RegistryOverHttp {
  @Autowired private MongoTemplate mongo;

  @Test
  void aNumberThatManyRegisterAtOnceIsOneClients() throws Exception {
    for (var number : List.of("556703-7485", "556074-7569", "556012-5790", "202100-5489")) {
      var answers =
          atOnce(8, i -> api.post("/v1/clients", company("Samtidigt " + i, number, "2404")));

      assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      assertThat(search("{\"orgNumber\": \"" + number + "\"}").body().path("items")).hasSize(1);
    }
  }

  @Test
  void aNumberThatManyAreGivenAtOnceIsOneClients() throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      ids.add(registered(prospective("Snart " + i, "2404")));
    }

    var answers =
        atOnce(
            8,
            i -> api.put("/v1/clients/" + ids.get(i), company("Nu " + i, "556056-6258", "2404")));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.problem().equals("org-number-taken"))
        .hasSize(7);
  }

  /** The process ended between the claim and the write. */
  @Test
  void aNumberThatWasClaimedAndNeverWrittenIsFreeAgain() {
    var nobody = "01970000-0000-7000-8000-00000000dead";
    claim("556200-1239", nobody, Instant.now().minusSeconds(119));
    assertThat(api.post("/v1/clients", company("För tidigt", "556200-1239", "2404")).problem())
        .isEqualTo("org-number-taken");
    assertThat(search("{\"orgNumber\": \"556200-1239\"}").body().path("items")).isEmpty();

    claim("556200-1239", nobody, Instant.now().minusSeconds(121));
    var id = registered(company("I tid", "556200-1239", "2404"));

    assertThat(api.post("/v1/clients", company("Igen", "556200-1239", "2404")).text("detail"))
        .contains(id);
  }

  @Test
  void aNumberThatWasCorrectedIsFreeForTheOneWhoseItIs() {
    var wrong = registered(company("Fel nummer", "556042-7220", "2404"));
    mongo.execute(
        "registry.client_claims",
        all ->
            all.updateOne(
                eq("_id", "5560427220"),
                Updates.set("at", Instant.now().minusSeconds(600).toEpochMilli())));
    api.put("/v1/clients/" + wrong, company("Rätt nummer", "556009-4178", "2404"));

    var right = registered(company("Den rätta", "556042-7220", "2404"));

    assertThat(search("{\"orgNumber\": \"556042-7220\"}").body().at("/items/0/id").asString())
        .isEqualTo(right);
    assertThat(search("{\"orgNumber\": \"556009-4178\"}").body().at("/items/0/id").asString())
        .isEqualTo(wrong);
  }

  private void claim(String number, String client, Instant at) {
    var id = number.replace("-", "");
    mongo.execute(
        "registry.client_claims",
        all -> {
          all.deleteOne(eq("_id", id));
          return all.insertOne(
              new Document("_id", id).append("client", client).append("at", at.toEpochMilli()));
        });
  }

  @Test
  void twoThatAreMergedIntoEachOtherAtOnceMakeNoRing() throws Exception {
    for (int round = 0; round < 25; round++) {
      var pair =
          List.of(
              registered(prospective("Ring A " + round, "2404")),
              registered(prospective("Ring B " + round, "2404")));

      var answers = atOnce(2, i -> merge(pair.get(i), pair.get(1 - i)));

      assertNoRing(pair, answers);
    }
  }

  @Test
  void threeThatAreMergedInARingAtOnceMakeNone() throws Exception {
    for (int round = 0; round < 25; round++) {
      var three =
          List.of(
              registered(prospective("Krets A " + round, "2404")),
              registered(prospective("Krets B " + round, "2404")),
              registered(prospective("Krets C " + round, "2404")));

      var answers = atOnce(3, i -> merge(three.get(i), three.get((i + 1) % 3)));

      assertNoRing(three, answers);
    }
  }

  @Test
  void whatIsMergedIntoAClientCannotBeWhatItIsMergedInto() {
    var first = registered(prospective("Först", "2404"));
    var second = registered(prospective("Sedan", "2404"));
    assertThat(merge(first, second).status()).isEqualTo(200);

    assertThat(merge(second, first).problem()).isEqualTo("client-merged");
  }

  private Answer merge(String client, String into) {
    return api.post("/v1/clients/" + client + "/merge", "{\"into\": \"%s\"}".formatted(into));
  }

  /** Somebody goes on, and whoever was answered 200 is merged. */
  private void assertNoRing(List<String> clients, List<Answer> answers) {
    var merged =
        clients.stream().map(id -> api.get("/v1/clients/" + id).body().has("mergedInto")).toList();
    assertThat(merged).as("%s", answers).contains(false);
    for (int i = 0; i < clients.size(); i++) {
      assertThat(merged.get(i)).as("%s", answers).isEqualTo(answers.get(i).status() == 200);
    }
  }

  /** One of many that begin together. */
  private interface Nth {
    Answer ask(int i);
  }

  private static List<Answer> atOnce(int many, Nth each) throws Exception {
    var begin = new CyclicBarrier(many);
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < many; i++) {
      int nth = i;
      calls.add(
          () -> {
            begin.await();
            return each.ask(nth);
          });
    }
    var answers = new ArrayList<Answer>();
    try (var threads = Executors.newFixedThreadPool(many)) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
