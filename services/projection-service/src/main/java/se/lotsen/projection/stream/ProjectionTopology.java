package se.lotsen.projection.stream;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.CellPartitions;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.projection.counting.ContributionForm;
import se.lotsen.projection.ledger.FactForm;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.state.CacheBudget;
import se.lotsen.projection.state.WriteBehindStores;

/** Sources, the one processor with its stores, sinks. */
public final class ProjectionTopology {
  private static final Set<String> NOTHING_COUNTED =
      Set.of(
          Topics.PROJECTS_NAME,
          Topics.CLIENTS_NAME,
          Topics.PARTNERS_NAME,
          Topics.MANDATES_NAME,
          Topics.DECISIONS_NAME,
          Topics.REPORTS_NAME);

  /** The topics whose events are about something counted: all but these. */
  public static final List<String> SOURCES =
      Topics.ALL.stream()
          .filter(topic -> Event.class.isAssignableFrom(topic.payload()))
          .map(Topic::name)
          .filter(name -> !NOTHING_COUNTED.contains(name))
          .toList();

  static final String FACTS = "facts";
  static final String CONTRIBUTIONS = "contributions";
  static final String VALUES = "values";
  static final String TO_LEDGER = "to-ledger";
  static final String TO_VALUES = "to-values";
  static final String TO_DEAD_LETTERS = "to-dead-letters";

  private static final String EVENTS = "events";
  private static final String COUNTING = "counting";

  private ProjectionTopology() {}

  static Topology of(
      Catalogue catalogue,
      Clock clock,
      FailPoints failPoints,
      ProjectionMeters meters,
      BrokenPlaces broken,
      CacheBudget cache) {
    return of(catalogue, clock, failPoints, meters, broken, cache, Stores::persistentKeyValueStore);
  }

  /** With stores of another kind. */
  static Topology of(
      Catalogue catalogue,
      Clock clock,
      FailPoints failPoints,
      ProjectionMeters meters,
      BrokenPlaces broken,
      CacheBudget cache,
      Function<String, KeyValueBytesStoreSupplier> stores) {
    var topology = new Topology();
    topology.addSource(
        EVENTS,
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        SOURCES.toArray(String[]::new));
    topology.addProcessor(
        COUNTING,
        () -> new CountingProcessor(catalogue, clock, failPoints, meters, broken),
        EVENTS);
    topology.addStateStore(
        new WriteBehindStores<>(stores.apply(FACTS), FactForm::new, cache), COUNTING);
    topology.addStateStore(
        new WriteBehindStores<>(stores.apply(CONTRIBUTIONS), ContributionForm::new, cache),
        COUNTING);
    topology.addStateStore(
        new WriteBehindStores<>(stores.apply(VALUES), ValueForm::new, cache), COUNTING);
    topology.addSink(
        TO_LEDGER,
        Topics.LEDGER_NAME,
        new StringSerializer(),
        new LedgerEntrySerializer(),
        COUNTING);
    topology.addSink(
        TO_VALUES,
        Topics.VALUES_NAME,
        new StringSerializer(),
        new JsonSerde<>(IndicatorValue.class).serializer(),
        (String topic, String cell, IndicatorValue value, int partitions) ->
            Optional.of(Set.of(CellPartitions.partitionOf(cell, partitions))),
        COUNTING);
    topology.addSink(
        TO_DEAD_LETTERS,
        DeadLetters.topicOf(ProjectionConfiguration.GROUP),
        new StringSerializer(),
        new ByteArraySerializer(),
        COUNTING);
    return topology;
  }
}
