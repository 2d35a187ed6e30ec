package se.lotsen.kit.messaging;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import se.lotsen.model.event.Event;

/** Lets a listener method take {@code Received<CaseEvent>}. */
final class ReceivedConverter implements RecordMessageConverter {
  @Override
  public Message<?> toMessage(
      ConsumerRecord<?, ?> record,
      @Nullable Object acknowledgment,
      @Nullable Object consumer,
      @Nullable Type payloadType) {
    var received =
        EventReader.read(record.headers(), (byte[]) record.value(), familyOf(payloadType));
    return MessageBuilder.withPayload(received).build();
  }

  private static Class<? extends Event> familyOf(@Nullable Type payloadType) {
    if (payloadType instanceof ParameterizedType received
        && received.getRawType() == Received.class
        && received.getActualTypeArguments()[0] instanceof Class<?> family) {
      return family.asSubclass(Event.class);
    }
    throw new IllegalStateException(
        "A listener takes a Received<SomeEvent>, this one takes " + payloadType);
  }

  @Override
  public ProducerRecord<?, ?> fromMessage(Message<?> message, @Nullable String defaultTopic) {
    throw new UnsupportedOperationException("Events are published by the relay alone");
  }
}
