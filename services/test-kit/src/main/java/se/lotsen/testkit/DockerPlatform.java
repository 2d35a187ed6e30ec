package se.lotsen.testkit;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import se.lotsen.kit.IdSource;

/**
 * Apache Kafka and a MongoDB replica set in containers, used as {@link EmbeddedPlatform} is, by
 * classes that are {@link OnDocker}. What is shared by the process is stopped by Testcontainers.
 */
public final class DockerPlatform extends PlatformInitializer {
  /** For tests without a context; begins with the first use. */
  public static Platform shared() {
    return Shared.PLATFORM;
  }

  @Override
  Broker startBroker() {
    var kafka = startedKafka();
    return new Broker(kafka.getBootstrapServers(), kafka::stop);
  }

  @Override
  String freshDatabase() {
    return Store.freshDatabase();
  }

  private static KafkaContainer startedKafka() {
    var kafka = new KafkaContainer(Images.KAFKA);
    kafka.start();
    return kafka;
  }

  private static final class Store {
    private static final MongoDBContainer MONGO = started();

    private static MongoDBContainer started() {
      var mongo = new MongoDBContainer(Images.MONGO).withReplicaSet();
      mongo.start();
      return mongo;
    }

    static String freshDatabase() {
      return MONGO.getReplicaSetUrl("test-" + IdSource.TIME_ORDERED.next());
    }
  }

  private static final class Shared implements Platform {
    static final Platform PLATFORM = new Shared();

    private final KafkaContainer kafka = startedKafka();

    @Override
    public String bootstrapServers() {
      return kafka.getBootstrapServers();
    }

    @Override
    public String freshDatabase() {
      return Store.freshDatabase();
    }
  }
}
