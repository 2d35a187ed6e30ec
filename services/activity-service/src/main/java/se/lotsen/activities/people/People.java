package se.lotsen.activities.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;

/**
 * The participants that are known by name. What events carry is only their ids, so that a person
 * who is to be forgotten is forgotten by being removed here.
 */
@Component
public class People {
  private static final String COLLECTION = "activities.people";

  private final MongoTemplate mongo;

  People(MongoTemplate mongo) {
    this.mongo = mongo;
    var indexes = mongo.indexOps(COLLECTION);
    // Sparse, so that people without an address do not collide.
    indexes.createIndex(new Index().on("person.email", Sort.Direction.ASC).unique().sparse());
    indexes.createIndex(new Index().on("person.searchName", Sort.Direction.ASC));
  }

  /**
   * Finds a person who was met before: by e-mail address; without one by name and telephone number,
   * or by name among those of the same client. Anybody else is somebody new.
   *
   * @param newId who it is, if it is somebody new
   */
  public Person findOrAdd(
      ParticipantId newId,
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable ClientId client) {
    var wanted =
        new Person(
            newId, name.strip(), small(name), email == null ? null : small(email), phone, client);
    return known(wanted).orElseGet(() -> add(wanted));
  }

  private Optional<Person> known(Person wanted) {
    if (wanted.email() != null) {
      return one(eq("person.email", wanted.email()));
    }
    var sameName = eq("person.searchName", wanted.searchName());
    if (wanted.phone() != null) {
      return one(and(sameName, eq("person.phone", wanted.phone())));
    }
    return wanted.client() == null
        ? Optional.empty()
        : one(and(sameName, eq("person.client", wanted.client().value())));
  }

  private Person add(Person person) {
    try {
      inCollection(
          all ->
              all.replaceOne(
                  eq("_id", person.id().value()),
                  new Document("_id", person.id().value())
                      .append("person", StateDocuments.write(person)),
                  new ReplaceOptions().upsert(true)));
      return person;
    } catch (DuplicateKeyException e) {
      return known(person).orElseThrow(() -> e); // somebody was faster with the same address
    }
  }

  public Optional<Person> find(ParticipantId id) {
    return one(eq("_id", id.value()));
  }

  /** Those of them that are known by name. */
  public Map<ParticipantId, Person> find(Collection<ParticipantId> ids) {
    var found = new HashMap<ParticipantId, Person>();
    inCollection(
            all ->
                all.find(in("_id", ids.stream().map(ParticipantId::value).toList()))
                    .map(People::person)
                    .into(new ArrayList<>()))
        .forEach(person -> found.put(person.id(), person));
    return found;
  }

  private Optional<Person> one(Bson filter) {
    return Optional.ofNullable(
        mongo.execute(
            COLLECTION,
            all -> {
              var document = all.find(filter).first();
              return document == null ? null : person(document);
            }));
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
    return text.strip().toLowerCase(Locale.forLanguageTag("sv"));
  }
}
