package se.lotsen.standalone;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** A Lotsen running within another program, such as a test or a benchmark; closing it stops all. */
public final class Standalone implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Platform platform;

  private Standalone(ConfigurableApplicationContext context, Platform platform) {
    this.context = context;
    this.platform = platform;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @param more configuration of the other program's own
   * @param args as on the command line: {@code --server.port=0}
   */
  public static Standalone start(List<Class<?>> more, String... args) {
    var platform = new Platform();
    var application = StandaloneApplication.on(platform);
    application.setRegisterShutdownHook(false);
    application.addPrimarySources(more);
    try {
      return new Standalone(application.run(args), platform);
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
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
    try {
      context.close();
    } finally {
      platform.close();
    }
  }
}
