package se.lotsen.imports;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.KitProperties;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.position.ReadBarrier;
import se.lotsen.kit.position.Underway;
import se.lotsen.kit.privacy.PersonalDataSource;

/**
 * Brings imports in. A process keeps one list of them, under its own name ({@code
 * spring.application.name}), however many services run in it; each service adds its {@link
 * Importer}s as beans.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportsProperties.class)
@Import(ImportController.class)
public class ImportsConfiguration {
  /** The collections, behind the name of the process. */
  public static final List<String> COLLECTIONS =
      List.of(Jobs.COLLECTION, Rejections.COLLECTION, Uploads.FILES, Uploads.PIECES);

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Bean
  Jobs importJobs(
      MongoTemplate mongo,
      @Value("${spring.application.name}") String process,
      KitProperties kit,
      IdSource ids) {
    return new Jobs(mongo, process, kit.instance(), ids);
  }

  @Bean
  Rejections importRejections(
      MongoTemplate mongo, @Value("${spring.application.name}") String process, ErasedSpace space) {
    return new Rejections(mongo, process, space);
  }

  @Bean
  PersonalDataSource importHoldings(Rejections rejections, Clock clock) {
    return new ImportHoldings(rejections, clock);
  }

  @Bean
  PersonalDataSource importFileHoldings(
      Jobs jobs, Uploads uploads, ErasedSpace space, Clock clock) {
    return new ImportFileHoldings(jobs, uploads, space, clock, TEMPORARY);
  }

  @Bean
  Uploads importUploads(
      MongoTemplate mongo,
      @Value("${spring.application.name}") String process,
      IdSource ids,
      ErasedSpace space) {
    return new Uploads(mongo, process, ids, space);
  }

  @Bean
  ImportWorker importWorker(
      Jobs jobs,
      Uploads uploads,
      Rejections rejections,
      List<Importer> importers,
      ObjectProvider<ReadBarrier> barriers,
      Backlog backlog,
      Clock clock,
      ImportsProperties settings) {
    return new ImportWorker(
        jobs,
        uploads,
        rejections,
        importers,
        barriers.orderedStream().toList(),
        backlog::admitFile,
        clock,
        settings.lookEvery(),
        TEMPORARY);
  }

  /** What a file makes comes bit by bit: the topic is not complete before the file is done. */
  @Bean
  Underway importsUnderway(Jobs jobs, List<Importer> importers) {
    return topic ->
        importers.stream()
            .filter(importer -> importer.topic().equals(topic))
            .flatMap(importer -> jobs.oldestOpen(importer.kind()).stream())
            .min(Comparator.naturalOrder());
  }
}
