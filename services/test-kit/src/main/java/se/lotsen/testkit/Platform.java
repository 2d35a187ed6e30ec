package se.lotsen.testkit;

/** A Kafka broker and a store, there until the process ends. */
public interface Platform {
  String bootstrapServers();

  /** The connection string of a database that nobody else has. */
  String freshDatabase();
}
