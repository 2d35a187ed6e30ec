package se.lotsen.referrals;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.lotsen.kit.KitConfiguration;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.work.WorkConfiguration;

/** Brings referrals in, into a process of their own or one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, WorkConfiguration.class})
@ComponentScan
public class ReferralsConfiguration {
  public static final String GROUP = "lotsen.referrals";

  @Bean
  ConsumerGroup referralsGroup() {
    return new ConsumerGroup(GROUP);
  }
}
