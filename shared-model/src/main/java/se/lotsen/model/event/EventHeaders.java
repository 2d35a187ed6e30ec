package se.lotsen.model.event;

/** The CloudEvents extension attributes Lotsen adds; on Kafka each is a header {@code ce_NAME}. */
public final class EventHeaders {
  /** When we learned of it (RFC 3339); {@code time} says when it happened. */
  public static final String RECORDED_TIME = "recordedtime";

  /** 1, 2, 3, … within the aggregate, without a hole. */
  public static final String SEQUENCE = "sequence";

  /** The command, import or request that everything here goes back to. */
  public static final String CORRELATION_ID = "correlationid";

  /** The event or command that directly led to this. */
  public static final String CAUSATION_ID = "causationid";

  /** The Kafka key, as CloudEvents names it. */
  public static final String PARTITION_KEY = "partitionkey";

  private EventHeaders() {}
}
