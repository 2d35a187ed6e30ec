package se.lotsen.known;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.testkit.EmbeddedPlatform;
import se.lotsen.testkit.ListenerContract;

/** The kit's contract, held by the listeners that keep the copies of projects and clients. */
@SpringBootTest(
    classes = KnownApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedPlatform.class)
abstract class KnownListenerContract extends ListenerContract {
  @Override
  protected String group() {
    return "lotsen" + KnownConfiguration.GROUP;
  }
}
