package se.lotsen.kit.privacy;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.ServiceClients;

/** Brings in what the data protection officer needs, over all sources of this process. */
@Configuration(proxyBeanMethods = false)
@Import(PersonalDataController.class)
@EnableConfigurationProperties(PrivacyProperties.class)
public class PrivacyConfiguration {
  @Bean
  PersonalDataFinder personalDataFinder(ObjectProvider<PersonalDataSource> sources) {
    return new PersonalDataFinder(sources.stream().toList());
  }

  @Bean
  PersonalDataExtracts personalDataExtracts(
      PersonalDataFinder finder, PrivacyProperties settings, ServiceClients services, Clock clock) {
    return new PersonalDataExtracts(finder, new OtherServices(settings.others(), services), clock);
  }

  @Bean
  ReadJournal readJournal(MongoTemplate mongo, IdSource ids, Clock clock) {
    return new ReadJournal(mongo, ids, clock);
  }

  /** Behind the one that finds out who reads. */
  @Bean
  WebMvcConfigurer outsideReads(ObjectProvider<ReadJournal> reads) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
            .addInterceptor(new OutsideReads(reads.getObject()))
            .order(Ordered.HIGHEST_PRECEDENCE + 1);
      }
    };
  }

  @Bean
  ExtractPage extractPage() {
    return new ExtractPage();
  }
}
