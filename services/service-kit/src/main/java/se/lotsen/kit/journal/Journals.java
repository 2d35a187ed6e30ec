package se.lotsen.kit.journal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.event.Event;

/** Opens journaled stores, with their indexes, and knows all that are open in this process. */
public final class Journals {
  private final MongoTemplate mongo;
  private final RelayBell bell;
  private final Backlog backlog;
  private final Clock clock;
  private final FailPoints failPoints;
  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();

  public Journals(
      MongoTemplate mongo, RelayBell bell, Backlog backlog, Clock clock, FailPoints failPoints) {
    this.mongo = mongo;
    this.bell = bell;
    this.backlog = backlog;
    this.clock = clock;
    this.failPoints = failPoints;
  }

  public <S, E extends Event> JournaledStore<S, E> open(AggregateType<S, E> type) {
    var indexes = mongo.indexOps(type.collection());
    // The sweep; sparse because nearly no document is ever pending, unique because the embedded
    // store uses no other index.
    indexes.createIndex(new Index().on("pending", Sort.Direction.ASC).sparse().unique());
    type.indexes().forEach(indexes::createIndex);
    var outbox = new Outbox(type, mongo);
    outboxes.add(outbox);
    return new JournaledStore<>(type, mongo, outbox, bell, backlog, clock, failPoints);
  }

  public List<Outbox> outboxes() {
    return List.copyOf(outboxes);
  }
}
