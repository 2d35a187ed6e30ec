package se.lotsen.kit.access;

import java.util.Optional;

/** Knows the mandates that are in force. */
public interface MandatesInForce {
  /** The header in which a request names the mandate that it is made by. */
  String HEADER = "Lotsen-Mandate";

  /**
   * The mandate of this id, as far as whoever is signed in may know of it; empty where it is over.
   */
  Optional<MandateInForce> find(String id);
}
