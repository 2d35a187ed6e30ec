package se.lotsen.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.access.RegistryProperties;
import se.lotsen.kit.access.ServiceClients;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.position.Barrier;
import se.lotsen.kit.position.ReadBarrier;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.model.event.Topics;

/**
 * Brings the copies of projects and clients in. A process keeps one set of them, under its own name
 * ({@code spring.application.name}), however many services run in it.
 */
@Configuration(proxyBeanMethods = false)
@Import({ReferenceData.class, RowReferences.class, ReplicaListener.class})
public class WorkConfiguration {
  /** The consumer group, behind the name of the process. */
  public static final String GROUP = ".replicas";

  private static final String PROJECTS = ".project_replicas";
  private static final String CLIENTS = ".client_replicas";

  /** The collections, behind the name of the process. */
  public static final List<String> COPIES = List.of(CLIENTS, PROJECTS);

  @Bean
  ConsumerGroup replicaConsumers(@Value("${spring.application.name}") String process) {
    return new ConsumerGroup(process + GROUP);
  }

  @Bean
  ReplicaStore<ProjectReplica> projectReplicas(
      @Value("${spring.application.name}") String process,
      MongoTemplate mongo,
      MeterRegistry meters,
      FailPoints failPoints) {
    return new ReplicaStore<>(process + PROJECTS, ProjectReplica.class, mongo, meters, failPoints);
  }

  @Bean
  ReplicaStore<ClientReplica> clientReplicas(
      @Value("${spring.application.name}") String process,
      MongoTemplate mongo,
      MeterRegistry meters,
      FailPoints failPoints) {
    return new ReplicaStore<>(process + CLIENTS, ClientReplica.class, mongo, meters, failPoints);
  }

  @Bean
  Erasures erasures(
      MongoTemplate mongo,
      @Value("${spring.application.name}") String process,
      ObjectProvider<ErasureListener> listeners,
      Barrier replicaBarrier,
      Backlog backlog,
      Clock clock) {
    return new Erasures(mongo, process, listeners, replicaBarrier, backlog, clock);
  }

  @Bean
  Barrier replicaBarrier(
      @Value("${spring.application.name}") String process,
      Watermarks watermarks,
      Offsets offsets,
      Clock clock) {
    return new Barrier(
        watermarks,
        offsets,
        clock,
        process + GROUP,
        List.of(Topics.PROJECTS_NAME, Topics.CLIENTS_NAME));
  }

  @Bean
  ClientDirectory clientDirectory(
      RegistryProperties registry, ServiceClients services, Environment environment) {
    return new ClientDirectory(
        () ->
            registry.url().isBlank()
                ? "http://localhost:" + environment.getRequiredProperty("local.server.port")
                : registry.url(),
        services,
        System::nanoTime);
  }

  /** Files wait until what was acknowledged before them is here. */
  @Bean
  ReadBarrier replicaReadBarrier(Barrier replicaBarrier) {
    return replicaBarrier::await;
  }
}
