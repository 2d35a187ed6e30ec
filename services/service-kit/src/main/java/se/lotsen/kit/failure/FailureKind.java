package se.lotsen.kit.failure;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessException;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.kit.position.NotCaughtUp;
import se.lotsen.model.event.UnreadableRecord;

/** The four kinds of failure, and which one an exception is. */
public enum FailureKind {
  /**
   * The store, Kafka or the network is away, or somebody else was faster: wait as long as it takes,
   * the same again is right, nothing is lost.
   */
  TRANSIENT,

  /** Too much waits already. Users are asked to come back; policies and copies never are. */
  BUSY,

  /**
   * A rule says no: the same again is refused again. A dead letter at once, with the rule's code.
   */
  REFUSED,

  /** A fault of ours, or data that nobody can read: a dead letter, and somebody is told. */
  BROKEN;

  /** Server errors of MongoDB that no waiting mends: what was asked is not possible. */
  private static final Set<Integer> NEVER =
      Set.of(2, 9, 14, 17, 22, 40, 52, 56, 59, 67, 85, 86, 121, 10334, 11000, 17280, 17419);

  /** The first exception in the chain of causes that says something decides. */
  public static FailureKind of(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      var kind = kindOf(at);
      if (kind != null) {
        return kind;
      }
      at = at.getCause();
    }
    return BROKEN;
  }

  public static boolean isTransient(Throwable failure) {
    return of(failure) == TRANSIENT;
  }

  private static @Nullable FailureKind kindOf(Throwable at) {
    return switch (at) {
      case BacklogFull e -> BUSY;
      case NotCaughtUp e -> TRANSIENT;
      case RefusedException e -> REFUSED;
      case UnreadableRecord e -> BROKEN;
      case Error e -> BROKEN;
      case DataIntegrityViolationException e -> BROKEN;
      case InvalidDataAccessApiUsageException e -> BROKEN;
      case TransientDataAccessException e -> TRANSIENT;
      case DataAccessResourceFailureException e -> e.getCause() == null ? TRANSIENT : null;
      case BsonMaximumSizeExceededException e -> BROKEN;
      case BsonSerializationException e -> BROKEN;
      case BsonInvalidOperationException e -> BROKEN;
      case MongoCommandException e -> NEVER.contains(e.getErrorCode()) ? BROKEN : TRANSIENT;
      case MongoWriteException e -> NEVER.contains(e.getCode()) ? BROKEN : TRANSIENT;
      case MongoException e -> TRANSIENT;
      case RecordTooLargeException e -> BROKEN;
      case RecordBatchTooLargeException e -> BROKEN;
      case SerializationException e -> BROKEN;
      case InvalidTopicException e -> BROKEN;
      case RetriableException e -> TRANSIENT;
      case AuthorizationException e -> TRANSIENT;
      case CommitFailedException e -> TRANSIENT;
      case InterruptException e -> TRANSIENT;
      case ApiException e -> TRANSIENT;
      case TimeoutException e -> TRANSIENT;
      case InterruptedException e -> TRANSIENT;
      default -> null;
    };
  }
}
