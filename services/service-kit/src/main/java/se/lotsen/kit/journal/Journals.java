package se.lotsen.kit.journal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.event.Event;

/** Opens journaled stores, with their indexes, and knows all that are open in this process. */
public final class Journals {
  private final MongoTemplate mongo;
  private final RelayQueue relayQueue;
  private final Backlog backlog;
  private final Clock clock;
  private final FailPoints failPoints;
  private final Republishing republishing;
  private final ErasedSpace erasedSpace;
  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();

  public Journals(
      MongoTemplate mongo,
      RelayQueue relayQueue,
      Backlog backlog,
      Clock clock,
      FailPoints failPoints) {
    this.mongo = mongo;
    this.relayQueue = relayQueue;
    this.backlog = backlog;
    this.clock = clock;
    this.failPoints = failPoints;
    this.republishing = new Republishing(mongo, relayQueue);
    this.erasedSpace = new ErasedSpace(mongo);
  }

  public <S, E extends Event> JournaledStore<S, E> open(AggregateType<S, E> type) {
    var aggregates = new Aggregates<>(type, mongo);
    var outbox = new Outbox(aggregates, new Anchors(type, mongo), erasedSpace);
    outboxes.add(outbox);
    return new JournaledStore<>(
        aggregates,
        new CommandExecutor<>(aggregates, outbox, relayQueue, backlog, clock, failPoints));
  }

  public List<Outbox> outboxes() {
    return List.copyOf(outboxes);
  }

  public ErasedSpace erasedSpace() {
    return erasedSpace;
  }

  public Republishing republishing() {
    return republishing;
  }
}
