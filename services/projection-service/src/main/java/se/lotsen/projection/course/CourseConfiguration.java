package se.lotsen.projection.course;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;

@Configuration(proxyBeanMethods = false)
class CourseConfiguration {
  @Bean
  Courses courses(LedgerReads ledger, MongoTemplate mongo) {
    return new Courses(ledger, mongo);
  }

  @Bean
  CourseWork courseWork(
      Catalogue catalogue,
      LedgerReads ledger,
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      Clock clock) {
    var store = new CourseStore(mongo);
    return new CourseWork(
        catalogue,
        ledger,
        store,
        new CourseWriter(ledger, store, CourseWriter.STEPS_PER_BLOCK, CourseWriter.STEPS_AT_ONCE),
        () -> kafka.partitionsFor(Topics.LEDGER_NAME).size(),
        clock);
  }
}
