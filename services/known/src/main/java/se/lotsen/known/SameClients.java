package se.lotsen.known;

import se.lotsen.model.ClientId;

/** Whoever refers to clients and has to follow when two of them turn out to be one. */
public interface SameClients {
  /**
   * Follows a change of who is whom; the copies say already how it is now. Following twice changes
   * nothing.
   *
   * @param client the one that was merged, or is one of its own again
   * @param other the one it was merged into, or parted from
   * @param eventId of the event that says so
   */
  void follow(ClientId client, ClientId other, String eventId, String correlationId);
}
