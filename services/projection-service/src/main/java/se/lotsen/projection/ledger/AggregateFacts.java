package se.lotsen.projection.ledger;

import java.util.Map;

/**
 * All that one aggregate contributes.
 *
 * @param sequence of the last event counted
 * @param standing facts by their name within the aggregate, such as {@code session:…}
 */
public record AggregateFacts(long sequence, Map<String, Standing> standing) {
  /** Before the first event. */
  public static final AggregateFacts NONE = new AggregateFacts(0, Map.of());

  /**
   * A fact and the ledger entry that put it there.
   *
   * @param entry the entry's id, for the one that may take it back
   */
  public record Standing(String entry, Fact fact) {}
}
