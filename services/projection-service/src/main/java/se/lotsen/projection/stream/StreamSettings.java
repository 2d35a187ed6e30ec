package se.lotsen.projection.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import se.lotsen.kit.KitProperties;
import se.lotsen.projection.ProjectionProperties;

/** How Kafka Streams is set up, and why. */
final class StreamSettings {
  private static final Duration SPARE = Duration.ofSeconds(10);

  // Old events are counted as fast as they come in large pieces. As objects a piece takes several
  // times its bytes, and a thread holds a few: with a small heap the pieces are small.
  private static final long LEAST_FETCHED = 1024 * 1024;
  private static final long MAX_FETCHED = 8 * 1024 * 1024;
  private static final int SHARE_OF_HEAP = 64;
  private static final int BYTES_OF_RECORD = 1_600;
  private static final int BATCH_BYTES = 256 * 1024;

  private StreamSettings() {}

  private static int fetchBytes() {
    return (int)
        Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, LEAST_FETCHED, MAX_FETCHED);
  }

  /**
   * @param connection how Kafka is reached, by Kafka's names: addresses, protocol, who this is,
   *     whom to trust
   */
  static Properties of(
      Map<String, Object> connection,
      KitProperties kit,
      ProjectionProperties projection,
      BrokenPlaces broken) {
    var settings = new Properties();
    settings.putAll(connection);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, projection.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, projection.stateDir().toAbsolutePath().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, projection.threads());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kit.kafka().replicas());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);

    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // While events are new the processor asks for commits itself, much sooner than this.
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, projection.commitWhenBehind().toMillis());
    // A transaction is open for as long as nothing is committed, and a little longer.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) projection.commitWhenBehind().plus(SPARE).toMillis());
    // Records that come end the wait; this is how often a thread without work looks at its clock.
    settings.put(StreamsConfig.POLL_MS_CONFIG, 20L);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    // State is cached as objects, by its own stores.
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);

    // What cannot be read goes to the dead letters in the processor; what is left is a bug or a
    // broken store, and skipping would count wrong in silence.
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailExceptionHandler.class);
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailProcessingExceptionHandler.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, TooLargeRecords.class);
    settings.put(TooLargeRecords.BROKEN_PLACES, broken);

    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // Static membership: a restart, also after a kill, goes on in a second instead of in forty.
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), kit.instance());
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) projection.sessionTimeout().toMillis());
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 500);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        fetchBytes() / BYTES_OF_RECORD);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        fetchBytes() / 2);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), fetchBytes());
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(BoundedRocksDb.WRITE_BUFFER_BYTES, projection.writeBufferBytes());
    return settings;
  }
}
