package se.lotsen.imports;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;
import se.lotsen.kit.KitProperties;

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
  public static final List<String> COLLECTIONS = List.of(Jobs.JOBS, Jobs.REJECTIONS);

  @Bean
  Jobs importJobs(
      MongoTemplate mongo, @Value("${spring.application.name}") String process, KitProperties kit) {
    return new Jobs(mongo, process, kit.instance());
  }

  @Bean
  Uploads importUploads(GridFsTemplate files) {
    return new Uploads(files);
  }

  @Bean
  Runner importRunner(
      Jobs jobs,
      Uploads uploads,
      List<Importer<?>> importers,
      Clock clock,
      ImportsProperties settings) {
    return new Runner(jobs, uploads, importers, clock, settings.lookEvery());
  }
}
