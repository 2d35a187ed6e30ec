package se.lotsen.testkit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

/** The contract held by the listener of {@link SampleServiceApplication}. */
@SpringBootTest(
    classes = SampleServiceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class SampleListenerContract extends ListenerContract {
  @Autowired private ReplicaStore<SampleServiceApplication.Copy> known;

  @Override
  protected String group() {
    return SampleServiceApplication.GROUP;
  }

  @Override
  protected String copies() {
    return SampleServiceApplication.COPIES;
  }

  @Override
  protected Topic<?> topic() {
    return Topics.CLIENTS;
  }

  @Override
  protected String newId() {
    return Samples.newId();
  }

  @Override
  protected Event event(String aggregate, long sequence) {
    return Samples.event(aggregate, sequence);
  }

  @Override
  protected @Nullable Object copyOf(String aggregate) {
    return known.find(aggregate).orElse(null);
  }

  @Override
  protected Object expectedAfter(String aggregate, long sequence) {
    return new SampleServiceApplication.Copy(Samples.event(aggregate, sequence).toString());
  }
}
