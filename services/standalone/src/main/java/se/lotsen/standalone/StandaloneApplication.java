package se.lotsen.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import se.lotsen.activities.ActivitiesConfiguration;
import se.lotsen.cases.CasesConfiguration;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.feeds.FeedsConfiguration;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.referrals.ReferralsConfiguration;
import se.lotsen.registry.RegistryConfiguration;
import se.lotsen.standalone.signin.SignInConfiguration;

/** All of Lotsen in one process. */
@EnableAutoConfiguration
@EnableConfigurationProperties(StandaloneProperties.class)
@Import({
  RegistryConfiguration.class,
  CasesConfiguration.class,
  ReferralsConfiguration.class,
  ActivitiesConfiguration.class,
  ProjectionConfiguration.class,
  FeedsConfiguration.class,
  SignInConfiguration.class,
  ProcessTokens.Beans.class,
  FirstStart.class,
  Rehearsal.class,
  Greeting.class
})
public class StandaloneApplication {
  public static void main(String[] args) {
    var platform = new Platform();
    var ending = new Ending(platform);
    ending.install();
    EmbeddedKafka.onFatalFault(ending::onBrokerFault);
    var application = on(platform);
    application.addListeners(ending);
    try {
      application.run(args);
    } catch (RuntimeException | Error e) {
      ending.endNow();
    }
  }

  static SpringApplication on(Platform platform) {
    var application = new SpringApplication(StandaloneApplication.class);
    application.addInitializers(platform);
    return application;
  }
}
