package se.lotsen.work;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.testkit.EmbeddedPlatform;
import se.lotsen.testkit.ListenerContract;

/** The kit's contract, held by the listeners that keep the copies of projects and clients. */
@SpringBootTest(
    classes = WorkApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedPlatform.class)
abstract class ReplicaListenerContract extends ListenerContract {
  @Override
  protected String group() {
    return "lotsen" + WorkConfiguration.GROUP;
  }
}
