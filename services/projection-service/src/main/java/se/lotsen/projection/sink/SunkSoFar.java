package se.lotsen.projection.sink;

import static com.mongodb.client.model.Projections.include;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.CellPartitions;
import se.lotsen.projection.stream.ToldSoFar;

/**
 * What was told is what is sunk; it is withdrawn cell by cell, in the partition it was told in. Then
 * what was sunk is forgotten: its offsets are those of a topic that may be another by now, and would
 * hold back what is told next.
 */
final class SunkSoFar implements ToldSoFar {
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;

  SunkSoFar(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka) {
    this.mongo = mongo;
    this.kafka = kafka;
  }

  @Override
  public void withdraw() {
    int partitions = kafka.partitionsFor(Topics.VALUES_NAME).size();
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var cell : toldCells()) {
      sent.add(
          kafka.send(
              new ProducerRecord<>(
                  Topics.VALUES_NAME,
                  CellPartitions.partitionOf(cell, partitions),
                  cell,
                  withdrawn())));
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    mongo.execute(Collections.LEDGER, all -> all.deleteMany(new Document()));
    mongo.execute(Collections.VALUES, all -> all.deleteMany(new Document()));
  }

  /** No value: on a compacted topic, the word for "there is none any more". */
  @SuppressWarnings("NullAway") // the producer takes it, without saying so
  private static byte[] withdrawn() {
    return null;
  }

  private List<String> toldCells() {
    var cells = new ArrayList<String>();
    mongo.execute(
        Collections.VALUES,
        all ->
            all.find(new Document("withdrawn", null))
                .projection(include("_id"))
                .map(document -> document.getString("_id"))
                .into(cells));
    return cells;
  }
}
