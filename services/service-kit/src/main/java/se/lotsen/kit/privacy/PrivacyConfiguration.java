package se.lotsen.kit.privacy;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;

/** Brings in what the data protection officer needs, over all sources of this process. */
@Configuration(proxyBeanMethods = false)
@Import(PersonalDataController.class)
public class PrivacyConfiguration {
  @Bean
  PersonalDataFinder personalDataFinder(ObjectProvider<PersonalDataSource> sources) {
    return new PersonalDataFinder(sources.stream().toList());
  }

  @Bean
  ReadJournal readJournal(MongoTemplate mongo, IdSource ids, Clock clock) {
    return new ReadJournal(mongo, ids, clock);
  }

  @Bean
  ExtractPage extractPage() {
    return new ExtractPage();
  }
}
