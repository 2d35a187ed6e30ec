package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.testkit.Outcomes.done;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.Topics;

/**
 * Parts are what the events of their aggregate make of them, whether those wait in its outbox or
 * have been settled, in whatever mixture.
 */
public abstract class PartsContract {
  private static final int PARTS = 7;

  /** A part that counts the events about it, and is gone for a while after every fifth. */
  record Tally(String id, int times, String parity) {
    static @Nullable Tally after(@Nullable Tally before, ClientEvent event) {
      int times = before == null ? 1 : before.times() + 1;
      return times % 5 == 0 ? null : new Tally(idIn(event), times, times % 2 == 0 ? "even" : "odd");
    }

    /** The day that the event says stands for what it is about. */
    static String idIn(ClientEvent event) {
      var profile =
          switch (event) {
            case ClientRegistered registered -> registered.profile();
            case ClientProfileChanged changed -> changed.profile();
            default -> throw new AssertionError(event);
          };
      long day = Objects.requireNonNull(profile.startedOn()).toEpochDay();
      return "part-" + Math.floorMod(day, PARTS);
    }
  }

  private static final PartType<ClientEvent, Tally> TALLIES =
      new PartType<>(
          "tallies",
          Tally.class,
          Tally::idIn,
          event -> false,
          Tally::after,
          List.of("parity"),
          List.of("id"));

  private static final AggregateType<Sample, ClientEvent> TYPE =
      new AggregateType<>(
          "tallied",
          "testkit.tallied",
          Sample.class,
          Topics.CLIENTS,
          sample -> "COUNT_" + sample.count(),
          List.of(TALLIES),
          List.of(),
          Placement.NOWHERE,
          Samples.TYPE.duplicate());

  private SampleStore process;
  private JournaledStore<Sample, ClientEvent> store;

  protected abstract Platform platform();

  @BeforeEach
  void open() {
    process = SampleStore.open(platform().freshDatabase());
    store = process.journals.open(TYPE);
  }

  @AfterEach
  void close() {
    process.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void followFromTheEventsWhereverThoseAre(long seed) {
    var random = new Random(seed);
    var id = Samples.newId();
    var events = new ArrayList<ClientEvent>();
    begin(id, events);
    for (int i = 0; i < 60; i++) {
      raise(id, 1 + random.nextInt(4), events);
      if (random.nextInt(3) == 0) {
        settle(random.nextBoolean());
      }
      assertThat(list(id, 0, 100)).as("seed %d, step %d", seed, i).isEqualTo(folded(events));
      assertThat(evenOnes(id)).isEqualTo(evenOnes(folded(events)));
    }
  }

  @Test
  void arePagedInTheOrderInWhichTheyWereMade() {
    var id = Samples.newId();
    var events = new ArrayList<ClientEvent>();
    begin(id, events);
    raise(id, 3, events);
    settle(false);
    raise(id, 2, events);

    var paged = new ArrayList<Part<Tally>>();
    List<Part<Tally>> page = list(id, 0, 2);
    while (!page.isEmpty()) {
      paged.addAll(page);
      page = list(id, page.getLast().order(), 2);
    }

    assertThat(paged).isEqualTo(list(id, 0, 100)).hasSize(6);
  }

  @Test
  void theirAggregatesAreFoundByThem() {
    var waiting = Samples.newId();
    var settled = Samples.newId();
    begin(settled, new ArrayList<>());
    settle(false);
    begin(waiting, new ArrayList<>());

    var found = new ArrayList<String>();
    var wanted = list(settled, 0, 1).getFirst().id();
    store.eachWithPart(TALLIES, "id", List.of(wanted), found::add);

    assertThat(found).contains(waiting, settled);
  }

  private void begin(String id, List<ClientEvent> events) {
    done(store.create(id, Samples.context(), now -> Samples.begun(id)));
    events.add(Samples.event(id, 1));
  }

  private void raise(String id, int steps, List<ClientEvent> events) {
    done(
        store.change(
            id,
            Samples.context(),
            (sample, now) -> {
              var decision = Samples.raiseBy(steps).decide(sample, now);
              if (decision instanceof Decision.Accepted<Sample, ClientEvent> accepted) {
                events.addAll(accepted.events());
              }
              return decision;
            }));
  }

  /** As a relay does, and perhaps as a second one does that is late. */
  private void settle(boolean twice) {
    var outbox = process.journals.outboxes().getLast();
    var waiting = outbox.unpublished(outbox.pending(100));
    outbox.settle(waiting);
    if (twice) {
      outbox.settle(waiting);
    }
  }

  private List<Part<Tally>> list(String id, long after, int most) {
    return store
        .within(Grant.ofService())
        .findWithParts(id, (found, parts) -> parts.list(TALLIES, after, most))
        .orElseThrow();
  }

  private List<Part<Tally>> evenOnes(String id) {
    return store
        .within(Grant.ofService())
        .findWithParts(id, (found, parts) -> parts.where(TALLIES, "parity", "even", 100))
        .orElseThrow();
  }

  private static List<Part<Tally>> evenOnes(List<Part<Tally>> all) {
    return all.stream().filter(part -> part.state().parity().equals("even")).toList();
  }

  /** What the events come to, without the store. */
  private static List<Part<Tally>> folded(List<ClientEvent> events) {
    var orders = new LinkedHashMap<String, Long>();
    Map<String, @Nullable Tally> tallies = new HashMap<>();
    long sequence = 0;
    for (var event : events) {
      sequence++;
      var id = Tally.idIn(event);
      orders.putIfAbsent(id, sequence);
      tallies.put(id, Tally.after(tallies.get(id), event));
    }
    var parts = new ArrayList<Part<Tally>>();
    orders.forEach(
        (id, order) -> {
          var tally = tallies.get(id);
          if (tally != null) {
            parts.add(new Part<>(order, id, tally));
          }
        });
    return parts;
  }
}
