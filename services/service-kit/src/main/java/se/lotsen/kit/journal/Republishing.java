package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What operators asked to be published again, in a collection of its own: one document a request,
 * with how far it is. Nothing else is touched, commands go on all the while, and a request survives
 * a restart.
 */
public final class Republishing {
  static final String COLLECTION = "kit.republishing";

  private static final int AGGREGATE_BATCH_SIZE = 100;
  private static final int ENTRY_BATCH_SIZE = 50;

  private final Documents requests;
  private final RelayQueue relayQueue;

  Republishing(MongoTemplate mongo, RelayQueue relayQueue) {
    this.requests = new Documents(mongo, COLLECTION);
    this.relayQueue = relayQueue;
  }

  /** Asks for one aggregate from its first entry on; false if it is not there. */
  public boolean request(Outbox outbox, String id) {
    if (!outbox.isThere(id)) {
      return false;
    }
    ask(outbox, outbox.collection() + "/" + id, id);
    return true;
  }

  /**
   * Asks for everything.
   *
   * @return how many aggregates that are
   */
  public long requestAll(Outbox outbox) {
    ask(outbox, outbox.collection(), null);
    return outbox.count();
  }

  private void ask(Outbox outbox, String request, @Nullable String id) {
    requests.run(
        all ->
            all.updateOne(
                eq("_id", request),
                Updates.combine(
                    Updates.set("collection", outbox.collection()),
                    Updates.set("aggregate", id),
                    Updates.set("after", ""),
                    Updates.inc("asked", 1L)),
                new UpdateOptions().upsert(true)));
    relayQueue.somethingIsAsked(true);
  }

  /** Looks whether something is asked for that nobody here knows of: after a restart, say. */
  public void look(Collection<Outbox> outboxes) {
    if (next(outboxes).isPresent()) {
      relayQueue.somethingIsAsked(true);
    }
  }

  /** The next request for one of these. */
  public Optional<Run> next(Collection<Outbox> outboxes) {
    var byCollection = new HashMap<String, Outbox>();
    outboxes.forEach(outbox -> byCollection.put(outbox.collection(), outbox));
    var request =
        requests.<Document>find(
            all -> all.find(in("collection", byCollection.keySet())).limit(1).first());
    return request == null
        ? Optional.empty()
        : Optional.ofNullable(byCollection.get(request.getString("collection")))
            .map(outbox -> new Run(outbox, request));
  }

  /** A request being worked off, a few entries of a few aggregates at a time. */
  public final class Run {
    private final Outbox outbox;
    private final Document request;
    private final Map<String, Long> sent = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private String last;
    private boolean ended;

    private Run(Outbox outbox, Document request) {
      this.outbox = outbox;
      this.request = request;
      this.last = request.getString("after");
    }

    public Outbox outbox() {
      return outbox;
    }

    /** What is to be sent next; empty when all has been. */
    public List<Unpublished> step() {
      if (left.isEmpty() && !ended) {
        begin();
      }
      var step = new ArrayList<Unpublished>();
      for (var id : left) {
        step.add(outbox.published(id, sent.getOrDefault(id, 0L), ENTRY_BATCH_SIZE));
      }
      return step;
    }

    private void begin() {
      var one = request.getString("aggregate");
      if (one == null) {
        left.addAll(outbox.idsAfter(last, AGGREGATE_BATCH_SIZE));
        ended = left.isEmpty();
      } else {
        left.add(one);
        ended = true;
      }
    }

    /**
     * Notes what has been sent.
     *
     * @return aggregates of which all that was published is: what waits of them has to follow, too,
     *     because a consumer with a gap did not apply what came meanwhile
     */
    public List<String> sent(Collection<Unpublished> arrived) {
      var done = new ArrayList<String>();
      for (var each : arrived) {
        if (!each.entries().isEmpty()) {
          sent.put(each.id(), each.upTo());
        }
        if (each.whole()) {
          done.add(each.id());
        }
      }
      left.removeAll(done);
      if (left.isEmpty()) {
        sent.clear();
        last = done.stream().max(String::compareTo).orElse(last);
        save();
      }
      return done;
    }

    /** Whether nothing is left of the request. */
    public boolean isDone() {
      return ended && left.isEmpty();
    }

    /** Asked again meanwhile it begins again. */
    private void save() {
      var same = and(eq("_id", request.getString("_id")), eq("asked", request.getLong("asked")));
      if (isDone()) {
        requests.run(all -> all.deleteOne(same));
      } else {
        requests.run(all -> all.updateOne(same, Updates.set("after", last)));
      }
    }

    /** Forgets a request of which nothing is left. */
    public void end() {
      save();
    }
  }
}
