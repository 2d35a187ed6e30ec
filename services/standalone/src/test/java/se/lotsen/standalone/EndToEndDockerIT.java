package se.lotsen.standalone;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import se.lotsen.testkit.Images;
import se.lotsen.testkit.OnDocker;

/** The same story on Apache Kafka and MongoDB as they are run in earnest. */
@OnDocker
class EndToEndDockerIT extends EndToEndScenario {
  @Container private static final KafkaContainer KAFKA = new KafkaContainer(Images.KAFKA);

  @Container
  private static final MongoDBContainer MONGO = new MongoDBContainer(Images.MONGO).withReplicaSet();

  @TempDir private static Path data;

  private static Standalone lotsen;

  @BeforeAll
  static void start() {
    lotsen =
        Standalone.start(
            List.of(),
            "--server.port=0",
            "--lotsen.standalone.data=" + data,
            "--spring.kafka.bootstrap-servers=" + KAFKA.getBootstrapServers(),
            "--spring.mongodb.uri=" + MONGO.getReplicaSetUrl("lotsen"));
  }

  @AfterAll
  static void stop() {
    if (lotsen != null) {
      lotsen.close();
    }
  }

  @Override
  Api api() {
    return new Api(lotsen.port());
  }
}
