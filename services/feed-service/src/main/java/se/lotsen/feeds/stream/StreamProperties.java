package se.lotsen.feeds.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes are streamed, under {@code lotsen.feeds.stream}.
 *
 * @param maxSubscribers who may listen to one instance at a time; more are answered 503
 * @param waitingChanges how many changes may wait for one subscriber before it is let go, to come
 *     back with its last event id
 * @param heartbeat after how long a silence a comment is sent, so that no proxy takes the
 *     connection for dead and we notice when it is; also how often it is asked whether the
 *     subscriber is still signed in. More than half a minute counts as that
 */
@ConfigurationProperties("lotsen.feeds.stream")
record StreamProperties(
    @DefaultValue("200") int maxSubscribers,
    @DefaultValue("1000") int waitingChanges,
    @DefaultValue("15s") Duration heartbeat) {}
