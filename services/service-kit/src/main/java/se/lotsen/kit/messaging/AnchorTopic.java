package se.lotsen.kit.messaging;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.access.SigningKeys;
import se.lotsen.kit.journal.AnchorWitness;
import se.lotsen.kit.journal.Audit;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;

/**
 * Anchors on a topic of their own beside that of the events, each signed (a JWS of RFC 7515,
 * ES256): who can write to the store cannot write there, and who can write to both has not the key.
 */
public final class AnchorTopic implements AnchorWitness {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaTemplate<String, byte[]> kafka;
  private final ConsumerFactory<String, byte[]> consumers;
  private final SigningKeys keys;

  public AnchorTopic(
      KafkaTemplate<String, byte[]> kafka,
      ConsumerFactory<String, byte[]> consumers,
      SigningKeys keys) {
    this.kafka = kafka;
    this.consumers = consumers;
    this.keys = keys;
  }

  /** {@code lotsen.cases.anchors.v1} for {@code lotsen.cases.events.v1}; one partition. */
  public static String topicOf(String events) {
    return events.replace(".events.", ".anchors.");
  }

  /** Those topics, one for each topic of events. */
  public static List<String> topics() {
    return Topics.ALL.stream()
        .filter(topic -> Event.class.isAssignableFrom(topic.payload()))
        .map(topic -> topicOf(topic.name()))
        .toList();
  }

  @Override
  public void tell(String events, List<Audit.Anchored> anchors) {
    for (var anchor : anchors) {
      try {
        var signed = signed(anchor).getBytes(StandardCharsets.US_ASCII);
        kafka
            .send(topicOf(events), anchor.type(), signed)
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("An anchor may not have arrived", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new KafkaException("An anchor has not arrived; the next one brings it", e);
      }
    }
  }

  private String signed(Audit.Anchored anchor) {
    var key = (ECKey) keys.all().getKeys().getFirst();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var jws = new JWSObject(header, new Payload(EventJson.write(anchor)));
    try {
      jws.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key does not sign", e);
    }
    return jws.serialize();
  }

  @Override
  public List<Told> told(String events, String type) {
    var partition = new TopicPartition(topicOf(events), 0);
    var told = new ArrayList<Told>();
    try (var consumer = consumers.createConsumer("lotsen.anchors", "")) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        var records = consumer.poll(POLL);
        records.forEach(record -> told.add(read(record.value(), type)));
        if (!records.isEmpty()) {
          until = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() - until > 0) {
          throw new KafkaException("Nothing more came of the anchors that were told");
        }
      }
    }
    return told;
  }

  /** What cannot be read was put there by somebody else. */
  private Told read(byte[] value, String type) {
    try {
      var jws = JWSObject.parse(new String(value, StandardCharsets.US_ASCII));
      var anchor = EventJson.read(jws.getPayload().toBytes(), Audit.Anchored.class);
      return new Told(anchor.number(), anchor.digest(), anchor.type().equals(type) && isOurs(jws));
    } catch (ParseException | RuntimeException e) {
      return new Told(0, "", false);
    }
  }

  private boolean isOurs(JWSObject jws) {
    return keys.all().getKeyByKeyId(String.valueOf(jws.getHeader().getKeyID())) instanceof ECKey key
        && verifies(jws, key);
  }

  private static boolean verifies(JWSObject jws, ECKey key) {
    try {
      return jws.verify(new ECDSAVerifier(key.toPublicJWK()));
    } catch (JOSEException e) {
      return false;
    }
  }
}
