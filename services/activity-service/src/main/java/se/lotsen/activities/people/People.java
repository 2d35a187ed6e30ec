package se.lotsen.activities.people;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;

/**
 * The participants that are known by name. What events carry is only their ids, so that a person
 * who is to be forgotten is forgotten by being removed here.
 *
 * <p>Who somebody is follows from what is said of them and from nothing that is stored: the same
 * person has the same id whoever asks first, and asking leaves nothing behind. Names are written
 * once the rules have taken the registration.
 */
@Component
public class People implements SmartInitializingSingleton {
  public static final String COLLECTION = "activities.people";

  /** Who was forgotten, by the pseudonym, and why. */
  private static final String ERASED = "activities.erased_people";

  private static final int BATCH = 500;

  private final MongoTemplate mongo;
  private final Pseudonyms pseudonyms;
  private final ErasedSpace space;

  People(MongoTemplate mongo, Pseudonyms pseudonyms, ErasedSpace space) {
    this.mongo = mongo;
    this.pseudonyms = pseudonyms;
    this.space = space;
  }

  /**
   * Who is meant: the same by e-mail address; without one by name and telephone number, or by name
   * among those of the same client. Anybody else is whoever registers with this registration.
   */
  public Person meant(
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable ClientId client,
      RegistrationId registration) {
    var address = email == null || email.isBlank() ? null : small(email);
    var number = phone == null || phone.isBlank() ? null : phone.strip();
    var searchName = small(name);
    var told = identity(searchName, address, digits(number), client);
    var id = pseudonyms.of(told == null ? List.of("registration", registration.value()) : told);
    return new Person(id, name.strip(), searchName, address, number, client);
  }

  /** What tells somebody from everybody else; null where nothing does that was said of them. */
  private static @Nullable List<String> identity(
      String searchName,
      @Nullable String email,
      @Nullable String digits,
      @Nullable ClientId client) {
    if (email != null) {
      return List.of("email", email);
    }
    if (digits != null) {
      return List.of("phone", searchName, digits);
    }
    return client == null ? null : List.of("client", searchName, client.value());
  }

  /** Before anybody is asked for: who is known stays who they are, whatever key makes ids now. */
  @Override
  public void afterSingletonsInstantiated() {
    pseudonyms.exchange(
        known ->
            each(
                person -> {
                  var told =
                      identity(
                          person.searchName(),
                          person.email(),
                          digits(person.phone()),
                          person.client());
                  if (told != null) {
                    known.accept(person.id(), told);
                  }
                }));
  }

  /** A number however it is written: 070-123 45 67, +46 70 123 45 67, 0046701234567. */
  private static @Nullable String digits(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    var digits = phone.replaceAll("[^0-9+]", "").replaceFirst("^(\\+|00)46", "0");
    return digits.isEmpty() ? phone : digits;
  }

  /** Writes down who they are; those that are known stay as they are. */
  public void add(List<Person> people) {
    for (int from = 0; from < people.size(); from += BATCH) {
      var batch = people.subList(from, Math.min(from + BATCH, people.size()));
      inCollection(all -> all.bulkWrite(batch.stream().map(People::unlessKnown).toList()));
    }
  }

  private static UpdateOneModel<Document> unlessKnown(Person person) {
    return new UpdateOneModel<>(
        eq("_id", person.id().value()),
        new Document("$setOnInsert", new Document("person", StateDocuments.write(person))),
        new UpdateOptions().upsert(true));
  }

  /** Everybody who is known by name. */
  public void each(Consumer<Person> action) {
    inCollection(
        all -> {
          try (var people = all.find().batchSize(BATCH).iterator()) {
            people.forEachRemaining(document -> action.accept(person(document)));
            return true;
          }
        });
  }

  /**
   * Forgets somebody. That it was done is written down first, by the pseudonym.
   *
   * @param by the account, or the policy
   */
  public void forget(ParticipantId id, String by, String reason, Instant now) {
    var erased = new Document("at", now.toEpochMilli()).append("by", by).append("reason", reason);
    mongo.execute(
        ERASED,
        all ->
            all.updateOne(
                eq("_id", id.value()),
                Updates.push("erasures", erased),
                new UpdateOptions().upsert(true)));
    inCollection(all -> all.deleteOne(eq("_id", id.value())));
    space.erasedFrom(COLLECTION);
  }

  /** As {@link #add}, of what was done before: who was forgotten since stays so. */
  public void addAgain(List<Person> people) {
    add(people.stream().filter(person -> !isForgotten(person.id())).toList());
  }

  /** Whether somebody was forgotten, once. */
  public boolean isForgotten(ParticipantId id) {
    return mongo.execute(ERASED, all -> all.find(eq("_id", id.value())).first()) != null;
  }

  public Optional<Person> find(ParticipantId id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /** Those of them that are known by name. */
  public Map<ParticipantId, Person> find(Collection<ParticipantId> ids) {
    var found = new HashMap<ParticipantId, Person>();
    inCollection(
            all ->
                all.find(in("_id", ids.stream().map(ParticipantId::value).toList()))
                    .batchSize(BATCH)
                    .map(People::person)
                    .into(new ArrayList<>()))
        .forEach(person -> found.put(person.id(), person));
    return found;
  }

  private <T> T inCollection(Function<MongoCollection<Document>, T> query) {
    var result = mongo.execute(COLLECTION, query::apply);
    if (result == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return result;
  }

  private static Person person(Document document) {
    return StateDocuments.read(document.get("person", Document.class), Person.class);
  }

  private static String small(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.forLanguageTag("sv"));
  }
}
