package se.lotsen.feeds;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/** Broker and store of one test class; named before the Spring test, it stops after its context. */
final class Platform implements AfterAllCallback {
  static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary();
  static final EmbeddedMongo MONGO = EmbeddedMongo.inMemory();

  @Override
  public void afterAll(ExtensionContext context) {
    KAFKA.close();
    MONGO.close();
  }
}
