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
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
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
  Runner importRunner(Jobs jobs, Uploads uploads, List<Importer<?>> importers, Clock clock) {
    return new Runner(jobs, uploads, importers, clock);
  }

  /** Of its own: an import takes minutes, and what else is scheduled must not wait for it. */
  @Bean
  ThreadPoolTaskScheduler importScheduler() {
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(1);
    scheduler.setThreadNamePrefix("import-");
    return scheduler;
  }
}
