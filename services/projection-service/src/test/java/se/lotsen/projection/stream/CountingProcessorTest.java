package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.counting.ContributionForm;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Place;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.ledger.FactForm;
import se.lotsen.projection.state.CacheBudget;
import se.lotsen.projection.state.StateForm;
import se.lotsen.projection.state.WriteBehindStore;
import se.lotsen.projection.state.WriteBehindStores;

/** What is not told when a task stops, and what must be forgotten when a transaction is aborted. */
class CountingProcessorTest {
  private static final String CELL = "4K|contacts|1|2404|advice|2009-05";
  private static final Instant LONG_AGO = Instant.parse("2011-01-10T08:00:00Z");
  private static final long NOW = Instant.parse("2011-06-01T08:00:00Z").toEpochMilli();

  private final Map<String, WriteBehindStore<?>> stores = new HashMap<>();
  private MockProcessorContext<String, Object> context = new MockProcessorContext<>();
  private CountingProcessor processor = processor();
  private long now = NOW;

  @Test
  void aValueIsToldOnceHoweverOftenItChanged() {
    begin();
    process(contact(1), contact(2), contact(3));
    assertThat(told()).isEmpty();

    aSecondPasses();
    assertThat(told()).containsExactly(value(3));
    aSecondPasses();
    assertThat(told()).hasSize(1);
  }

  @Test
  void whileEventsAreNewEachIsToldAtOnceAndACommitIsAskedFor() {
    begin();
    process(contact(1).getFirst(), Instant.ofEpochMilli(NOW - 100));
    tick(NOW);
    process(contact(2).getFirst(), Instant.ofEpochMilli(NOW));
    tick(NOW + 10);

    assertThat(told()).containsExactly(value(1), value(2));
    assertThat(context.committed()).isTrue();
  }

  @Test
  void whileEventsAreOldNoCommitIsAskedFor() {
    begin();
    process(contact(1));
    aSecondPasses();

    assertThat(told()).hasSize(1);
    assertThat(context.committed()).isFalse();
  }

  @Test
  void whatWasCountedButNotToldIsToldByTheNextOwner() {
    begin();
    process(contact(1), contact(2));

    beginAnew(processor());
    aSecondPasses();

    assertThat(told()).containsExactly(value(2));
    assertThat(values().get(CELL).told()).isTrue();
  }

  @Test
  void whatWasTakenBackButNotToldIsWithdrawnByTheNextOwner() {
    begin();
    process(contact(1));
    aSecondPasses();
    process(retracted(1).subList(1, 2));

    beginAnew(processor());
    aSecondPasses();

    assertThat(told()).isEmpty();
    assertThat(context.forwarded())
        .extracting(forward -> (Object) forward.record().key())
        .containsExactly(CELL);
    assertThat(values().get(CELL)).isNull();
  }

  @Test
  void whatWasToldIsNotToldAgainByTheNextOwner() {
    begin();
    process(contact(1));
    aSecondPasses();

    beginAnew(processor());
    aSecondPasses();

    assertThat(context.forwarded()).isEmpty();
  }

  /** Kafka Streams puts the stores back and begins with the same processor. */
  @Test
  void afterAnAbortedTransactionNothingOfItIsLeft() {
    begin();
    process(contact(1));
    aSecondPasses();
    var committed = contents();
    process(contact(2), contact(3));

    processor.close();
    context = new MockProcessorContext<>();
    begin();
    putBack(committed);
    aSecondPasses();

    assertThat(context.forwarded()).isEmpty();
    process(contact(2), contact(3));
    aSecondPasses();
    assertThat(told()).containsExactly(value(3));
    assertThat(values().get(CELL).value()).isEqualTo(value(3));
  }

  @Test
  void aClosedProcessorIsNotAskedToTell() {
    begin();
    processor.close();

    assertThat(context.scheduledPunctuators().getFirst().cancelled()).isTrue();
  }

  private void begin() {
    stores.values().forEach(WriteBehindStore::close);
    stores.clear();
    open(ProjectionTopology.FACTS, FactForm::new);
    open(ProjectionTopology.CONTRIBUTIONS, ContributionForm::new);
    open(ProjectionTopology.VALUES, ValueForm::new);
    stores.values().forEach(context::addStateStore);
    context.setRecordMetadata("lotsen.contacts.events.v1", 0, 0);
    processor.init(context);
  }

  private <V> void open(String name, Supplier<StateForm<V>> form) {
    var store =
        new WriteBehindStores<>(Stores.inMemoryKeyValueStore(name), form, new CacheBudget(1 << 20))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    stores.put(name, store);
  }

  private void beginAnew(CountingProcessor next) {
    context = new MockProcessorContext<>();
    stores.values().forEach(context::addStateStore);
    context.setRecordMetadata("lotsen.contacts.events.v1", 0, 0);
    processor = next;
    processor.init(context);
  }

  private Map<String, Map<String, Object>> contents() {
    var contents = new HashMap<String, Map<String, Object>>();
    stores.forEach(
        (name, store) -> {
          var ofStore = contents.computeIfAbsent(name, key -> new HashMap<>());
          store.scan(
              "",
              (key, kept) -> {
                ofStore.put(key, kept);
                return true;
              });
        });
    return contents;
  }

  @SuppressWarnings("unchecked")
  private void putBack(Map<String, Map<String, Object>> contents) {
    contents.forEach(
        (name, ofStore) -> ofStore.forEach(((WriteBehindStore<Object>) stores.get(name))::put));
  }

  private static CountingProcessor processor() {
    return new CountingProcessor(
        TestRules.CATALOGUE,
        Clock.systemUTC(),
        FailPoints.NONE,
        new ProjectionMeters(new SimpleMeterRegistry()),
        new BrokenPlaces());
  }

  @SafeVarargs
  private void process(List<PublishedEvent>... aggregates) {
    for (var events : aggregates) {
      events.forEach(event -> process(event, LONG_AGO));
    }
  }

  private void process(PublishedEvent event, Instant at) {
    var record = event.record();
    processor.process(
        new Record<>(record.key(), record.value(), at.toEpochMilli(), record.headers()));
  }

  private void aSecondPasses() {
    now += 1_010;
    tick(now);
  }

  private void tick(long at) {
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(at);
  }

  private List<IndicatorValue> told() {
    return context.forwarded(ProjectionTopology.TO_VALUES).stream()
        .filter(forward -> forward.record().value() != null)
        .map(forward -> (IndicatorValue) forward.record().value())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private WriteBehindStore<KeptValue> values() {
    return (WriteBehindStore<KeptValue>) stores.get(ProjectionTopology.VALUES);
  }

  private static List<PublishedEvent> contact(int number) {
    return published(logged(number));
  }

  private static List<PublishedEvent> retracted(int number) {
    return published(logged(number), new Command.RetractContact(contactId(number)));
  }

  private static List<PublishedEvent> published(Command... commands) {
    return new History(
            List.of(commands).stream()
                .map(command -> new History.Given(command, LONG_AGO))
                .toList())
        .published()
        .get(commands[0].aggregate());
  }

  /** By e-mail, so that it counts for one indicator only. */
  private static Command logged(int number) {
    return new Command.LogContact(
        contactId(number),
        new ProjectId("4K"),
        new ClientId("00000000-0000-7000-8000-000000000001"),
        Place.of(Municipality.VINDELN, "advice"),
        LocalDate.of(2009, 5, 4),
        Channel.EMAIL);
  }

  private static ContactId contactId(int number) {
    return new ContactId("00000000-0001-7000-8000-%012d".formatted(number));
  }

  private static IndicatorValue value(int quantity) {
    return new IndicatorValue(
        new ProjectId("4K"),
        TestRules.CONTACTS.code(),
        1,
        Municipality.VINDELN,
        Place.of(Municipality.VINDELN, "advice").area(),
        YearMonth.of(2009, 5),
        Breakdown.unsplit(BigDecimal.valueOf(quantity)));
  }
}
