package se.lotsen.model.event;

import java.time.LocalDate;
import se.lotsen.model.MandateId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.MandateKind;

/**
 * What happens to a mandate; published by registry-service. Who has it is not said here: whoever
 * may know asks the registry.
 */
public sealed interface MandateEvent extends Event {
  MandateId mandate();

  @Override
  default String subject() {
    return mandate().value();
  }

  @Override
  default String key() {
    return mandate().value();
  }

  /**
   * Somebody stands in for a colleague, or has taken exceptional access.
   *
   * @param lastDay it is in force up to and including this day at most
   */
  @EventType("se.lotsen.mandate.given.v1")
  record MandateGiven(MandateId mandate, LocalDate on, MandateKind kind, LocalDate lastDay)
      implements MandateEvent {}

  /** It was ended before its time was over. */
  @EventType("se.lotsen.mandate.ended.v1")
  record MandateEnded(MandateId mandate, LocalDate on) implements MandateEvent {}

  /** Somebody who answers for the work looked into why it was taken. */
  @EventType("se.lotsen.mandate.reviewed.v1")
  record MandateReviewed(MandateId mandate, LocalDate on) implements MandateEvent {}

  /** The words of its reason were erased. */
  @EventType("se.lotsen.mandate.erased.v1")
  record MandateErased(MandateId mandate, LocalDate on, ErasureGround ground)
      implements MandateEvent, PersonalDataErased {}
}
