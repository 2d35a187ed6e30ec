package se.lotsen.projection.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Keeps all RocksDB stores of this process together within so many megabytes, however many
 * partitions there are: what is written and not yet on the disk, and what is read again. Kafka
 * Streams' own defaults are per store, and Lotsen runs on one small machine, too.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  static final String WRITE_BUFFER_BYTES = "lotsen.rocksdb.write-buffer-bytes";

  /** All stores together have as much as so many write buffers, and half as much for reading. */
  private static final int FOR_WRITING = 4;

  private static final int FOR_READING = 2;

  /** A store that is hardly written to takes no more than this. */
  private static final long LEAST_BYTES = 64 * 1024L;

  /** Never closed: other tasks of the process may be using them. */
  private static final Map<Long, Together> TOGETHER = new ConcurrentHashMap<>();

  /** What is written counts in the cache, too, so that the cache is the bound of both. */
  private record Together(LRUCache cache, WriteBufferManager written) {
    static Together of(long writeBuffer) {
      var cache = new LRUCache(writeBuffer * (FOR_WRITING + FOR_READING));
      return new Together(cache, new WriteBufferManager(writeBuffer * FOR_WRITING, cache));
    }
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    long writeBuffer = Long.parseLong(String.valueOf(settings.get(WRITE_BUFFER_BYTES)));
    var together = TOGETHER.computeIfAbsent(writeBuffer, Together::of);
    // The one that is there: Kafka Streams measures its cache and refuses another.
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(together.cache());
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(together.written());
    options.setWriteBufferSize(writeBuffer);
    options.setArenaBlockSize(LEAST_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String store, Options options) {
    // What is shared stays.
  }
}
