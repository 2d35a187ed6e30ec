package se.lotsen.standalone;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import se.lotsen.cases.CasesConfiguration;
import se.lotsen.feeds.FeedsConfiguration;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.registry.RegistryConfiguration;

/** All of Lotsen in one process. */
@EnableAutoConfiguration
@EnableConfigurationProperties(StandaloneProperties.class)
@Import({
  RegistryConfiguration.class,
  CasesConfiguration.class,
  ProjectionConfiguration.class,
  FeedsConfiguration.class,
  FirstStart.class,
  Greeting.class
})
public class Standalone implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Platform platform;

  private Standalone(ConfigurableApplicationContext context, Platform platform) {
    this.context = context;
    this.platform = platform;
  }

  public static void main(String[] args) {
    var platform = new Platform();
    var application = application(platform);
    // After the services have stopped: they still write while they do.
    SpringApplication.getShutdownHandlers().add(platform::close);
    application.run(args);
  }

  /** Starts it within another program, such as a test; closing it stops everything. */
  public static Standalone start(Class<?> more, String... args) {
    var platform = new Platform();
    var application = application(platform);
    application.setRegisterShutdownHook(false);
    application.addPrimarySources(List.of(more));
    try {
      return new Standalone(application.run(args), platform);
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  private static SpringApplication application(Platform platform) {
    var application = new SpringApplication(Standalone.class);
    application.addInitializers(platform);
    return application;
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  /** Where it listens. */
  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
    platform.close();
  }
}
