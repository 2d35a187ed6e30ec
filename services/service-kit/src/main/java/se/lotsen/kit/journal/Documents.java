package se.lotsen.kit.journal;

import com.mongodb.client.MongoCollection;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One collection, with the driver's exceptions told in Spring's words. */
record Documents(MongoTemplate mongo, String collection) {
  /** What is asked of the collection; may be nothing. */
  @FunctionalInterface
  interface Query<T extends @Nullable Object> {
    T on(MongoCollection<Document> documents);
  }

  <T> T run(Query<T> query) {
    return Objects.requireNonNull(mongo.execute(collection, query::on));
  }

  <T> @Nullable T find(Query<@Nullable T> query) {
    return mongo.execute(collection, query::on);
  }
}
