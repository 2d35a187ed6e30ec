package se.lotsen.projection;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the projection, under {@code lotsen.projection}.
 *
 * @param catalogue where the indicators' rules are
 * @param stateDir folder for Kafka Streams' state; may be lost, it is restored from Kafka
 * @param applicationId Kafka Streams' application; another one counts everything anew
 * @param threads how many; as many partitions as that are counted at once
 * @param commitWhenBehind how often to commit while old events are counted; while they are new the
 *     processor itself asks for it, much sooner
 * @param sessionTimeout after how long others take over what a stopped instance counted; one that
 *     is back sooner just goes on
 * @param cacheBytes of state that is kept in memory as objects, over all threads; less than 0 for a
 *     sixth of the heap beyond 128 MB
 * @param writeBufferBytes of a RocksDB store at most; all of them together have four times that and
 *     half of that again for reading
 */
@ConfigurationProperties("lotsen.projection")
public record ProjectionProperties(
    @DefaultValue("classpath:indicators.yaml") String catalogue,
    @DefaultValue("data/streams") Path stateDir,
    @DefaultValue("lotsen-projection") String applicationId,
    @DefaultValue("1") int threads,
    @DefaultValue("1s") Duration commitWhenBehind,
    @DefaultValue("45s") Duration sessionTimeout,
    @DefaultValue("-1") long cacheBytes,
    @DefaultValue("8388608") int writeBufferBytes) {}
