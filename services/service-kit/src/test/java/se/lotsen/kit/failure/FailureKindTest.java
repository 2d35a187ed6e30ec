package se.lotsen.kit.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.UnreadableRecord;

class FailureKindTest {
  static Stream<Arguments> failures() {
    var away =
        new MongoSocketReadException("Prematurely reached end of stream", new ServerAddress());
    return Stream.of(
        Arguments.of(new MongoTimeoutException("no server"), FailureKind.TRANSIENT),
        Arguments.of(new DataAccessResourceFailureException("x", away), FailureKind.TRANSIENT),
        Arguments.of(new UncategorizedMongoDbException("x", away), FailureKind.TRANSIENT),
        Arguments.of(new OptimisticLockingFailureException("x"), FailureKind.TRANSIENT),
        Arguments.of(new KafkaException("x", new TimeoutException("x")), FailureKind.TRANSIENT),
        Arguments.of(
            new CompletionException(new NotLeaderOrFollowerException("x")), FailureKind.TRANSIENT),
        Arguments.of(command(8), FailureKind.TRANSIENT),
        Arguments.of(command(17419), FailureKind.BROKEN),
        Arguments.of(
            new ListenerExecutionFailedException("x", new BsonMaximumSizeExceededException("x")),
            FailureKind.BROKEN),
        Arguments.of(new KafkaException("x", new RecordTooLargeException("x")), FailureKind.BROKEN),
        Arguments.of(new UnreadableRecord("x", null), FailureKind.BROKEN),
        Arguments.of(new IllegalStateException("x"), FailureKind.BROKEN),
        Arguments.of(
            new ListenerExecutionFailedException(
                "x", new RefusedException(Refusal.notFound("case", "1"))),
            FailureKind.REFUSED));
  }

  private static MongoCommandException command(int code) {
    return new MongoCommandException(
        new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isSortedByWhatHelps(Throwable failure, FailureKind expected) {
    assertThat(FailureKind.of(failure)).isEqualTo(expected);
  }
}
