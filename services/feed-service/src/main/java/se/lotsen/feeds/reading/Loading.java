package se.lotsen.feeds.reading;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RecordInterceptor;
import se.lotsen.feeds.cache.ValueCache;

/**
 * Notices when everything has been read that was there at the start. It looks at the consumer's
 * positions between two polls, when all that was fetched has been handled, and not at records: the
 * last offsets of a partition may be markers of transactions or have been compacted away, and no
 * record ever comes for them. Called by the container's thread alone.
 */
final class Loading implements RecordInterceptor<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(Loading.class);

  private final ValueCache board;
  private @Nullable Map<TopicPartition, Long> missing;

  Loading(ValueCache board) {
    this.board = board;
  }

  @Override
  public void setupThreadState(Consumer<?, ?> consumer) {
    if (board.isLoaded()) {
      return;
    }
    var ends = missing;
    if (ends == null) {
      ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
      missing = ends;
    }
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    if (ends.isEmpty()) {
      board.markLoaded();
      log.info("Feeds: {} cells of {} projects", board.cells(), board.projects());
    }
  }

  @Override
  public ConsumerRecord<String, byte[]> intercept(
      ConsumerRecord<String, byte[]> record, Consumer<String, byte[]> consumer) {
    return record;
  }
}
