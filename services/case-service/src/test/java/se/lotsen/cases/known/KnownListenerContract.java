package se.lotsen.cases.known;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lotsen.cases.CaseServiceApplication;
import se.lotsen.testkit.EmbeddedPlatform;
import se.lotsen.testkit.ListenerContract;

/** The kit's contract, held by the listeners that keep the copies of projects and clients. */
@SpringBootTest(
    classes = CaseServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedPlatform.class)
abstract class KnownListenerContract extends ListenerContract {
  @Override
  protected String group() {
    return KnownListener.GROUP;
  }
}
