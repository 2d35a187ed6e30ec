package se.lotsen.testkit;

import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.kit.IdSource;

/**
 * Broker and store in this process: what standalone ships. A test of a service says
 *
 * <pre>{@code
 * @SpringBootTest(classes = CaseServiceApplication.class, webEnvironment = RANDOM_PORT)
 * @ContextConfiguration(initializers = EmbeddedPlatform.class)
 * }</pre>
 *
 * <p>Test classes that say the same share one context, with its data.
 */
public final class EmbeddedPlatform extends PlatformInitializer {
  /** For tests without a context; begins with the first use. */
  public static Platform shared() {
    return Shared.PLATFORM;
  }

  @Override
  Broker startBroker() {
    var kafka = EmbeddedKafka.temporary();
    return new Broker(kafka.bootstrapServers(), kafka::close);
  }

  @Override
  String freshDatabase() {
    return Store.freshDatabase();
  }

  private static final class Store {
    private static final EmbeddedMongo MONGO = EmbeddedMongo.inMemory();

    static String freshDatabase() {
      return MONGO.connectionString("test-" + IdSource.TIME_ORDERED.next());
    }
  }

  private static final class Shared implements Platform {
    static final Platform PLATFORM = new Shared();

    private final EmbeddedKafka kafka = EmbeddedKafka.temporary();

    private Shared() {
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "embedded-kafka-at-exit"));
    }

    @Override
    public String bootstrapServers() {
      return kafka.bootstrapServers();
    }

    @Override
    public String freshDatabase() {
      return Store.freshDatabase();
    }
  }
}
