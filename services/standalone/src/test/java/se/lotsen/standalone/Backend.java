package se.lotsen.standalone;

import java.io.IOException;
import java.nio.file.Path;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/** The broker and the store in a process of their own, until whoever started it ends. */
final class Backend {
  /** How the process says where they are. */
  static final String SAYS = "backend at %s and %s";

  private Backend() {}

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        var mongo = EmbeddedMongo.persistent(folder.resolve("store.mv"), 0, 64)) {
      System.out.println(
          SAYS.formatted(kafka.bootstrapServers(), mongo.connectionString("lotsen")));
      int unused = System.in.read();
    }
  }
}
