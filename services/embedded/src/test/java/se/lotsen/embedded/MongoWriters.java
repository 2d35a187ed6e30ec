package se.lotsen.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;

/**
 * A process that writes to a store from eight threads and says which writes were answered, until it
 * is killed.
 */
final class MongoWriters {
  static final int THREADS = 8;

  private MongoWriters() {}

  public static void main(String[] arguments) {
    EmbeddedMongo mongo = EmbeddedMongo.persistent(Path.of(arguments[0]), 0, 16);
    MongoClient client = MongoClients.create(mongo.connectionString("test"));
    MongoCollection<Document> cases = client.getDatabase("test").getCollection("cases");
    for (int writer = 0; writer < THREADS; writer++) {
      String name = "writer-" + writer;
      new Thread(() -> write(cases, name)).start();
    }
  }

  private static void write(MongoCollection<Document> cases, String writer) {
    cases.insertOne(new Document("_id", writer).append("version", 0).append("journal", List.of()));
    for (int version = 1; ; version++) {
      Document entry = new Document("seq", version);
      cases.updateOne(
          new Document("_id", writer).append("version", version - 1),
          new Document("$set", new Document("version", version))
              .append("$push", new Document("journal", new Document("$each", List.of(entry)))));
      cases.insertOne(new Document("_id", writer + "/" + version));
      ChildJvm.say(writer + "/" + version);
    }
  }
}
