package se.lotsen.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/** The broker or the store in a process of its own, until whoever started it ends. */
final class Backend {
  /** How the process says that it is there. */
  static final String SAYS = "the backend is there";

  /** Which of the two. */
  enum Part {
    BROKER,
    STORE
  }

  private Backend() {}

  /**
   * @param args which part, its folder, its port, then settings of the broker: names and values,
   *     one after the other
   */
  public static void main(String[] args) throws IOException {
    var part = Part.valueOf(args[0]);
    var folder = Path.of(args[1]);
    int port = Integer.parseInt(args[2]);
    var settings = new HashMap<String, String>();
    for (int i = 3; i < args.length; i += 2) {
      settings.put(args[i], args[i + 1]);
    }
    try (var backend =
        switch (part) {
          case BROKER ->
              (AutoCloseable) EmbeddedKafka.start(folder.resolve("kafka"), port, settings);
          case STORE -> EmbeddedMongo.persistent(folder.resolve("store.mv"), port, 64);
        }) {
      System.out.println(SAYS);
      int unused = System.in.read();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
