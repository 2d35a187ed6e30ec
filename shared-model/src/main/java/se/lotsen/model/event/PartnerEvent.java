package se.lotsen.model.event;

import java.time.LocalDate;
import se.lotsen.model.PartnerId;

/** What happens to a partner organisation; published by referral-service. */
public sealed interface PartnerEvent extends Event {
  PartnerId partner();

  @Override
  default String subject() {
    return partner().value();
  }

  @Override
  default String key() {
    return partner().value();
  }

  /**
   * There is a new partner.
   *
   * @param services how many services it offers
   */
  @EventType("se.lotsen.partner.registered.v1")
  record PartnerRegistered(PartnerId partner, LocalDate on, int services) implements PartnerEvent {}

  /**
   * What is known of the partner changed.
   *
   * @param active whether it takes referrals
   */
  @EventType("se.lotsen.partner.changed.v1")
  record PartnerChanged(PartnerId partner, LocalDate on, int services, boolean active)
      implements PartnerEvent {}
}
