package se.lotsen.projection.stream;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * What to do when Kafka takes a record of the stream for too large. A transaction with such a
 * record cannot be committed, whatever is answered here, so it is always given up; what matters is
 * that the event that led to the record is put aside when it comes again. Nothing that the stream
 * writes grows with a history, so this should never be needed.
 */
public final class TooLargeRecords implements ProductionExceptionHandler {
  static final String BROKEN_PLACES = "lotsen.broken-places";

  private @Nullable BrokenPlaces broken;

  @Override
  public void configure(Map<String, ?> settings) {
    broken = (BrokenPlaces) settings.get(BROKEN_PLACES);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception thrown) {
    // What goes to a changelog is written at the commit: it is not of the event that came last.
    if (thrown instanceof RecordTooLargeException tooLarge
        && context.topic() != null
        && !record.topic().endsWith("-changelog")) {
      Objects.requireNonNull(broken)
          .add(
              BrokenPlaces.place(context.topic(), context.partition(), context.offset()), tooLarge);
    }
    return Response.fail();
  }
}
