package se.lotsen.referrals.partner;

import java.time.LocalDate;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.PartnerEvent;
import se.lotsen.model.event.PartnerEvent.PartnerChanged;
import se.lotsen.model.event.PartnerEvent.PartnerRegistered;

/** Decides on commands to a partner; pure. */
final class PartnerDecider {
  private PartnerDecider() {}

  static Decision<Partner, PartnerEvent> register(Partner partner, LocalDate today) {
    return Decision.accepted(
        partner, new PartnerRegistered(partner.id(), today, partner.services().size()));
  }

  static Decision<Partner, PartnerEvent> change(Partner now, Partner next, LocalDate today) {
    return next.equals(now)
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            next, new PartnerChanged(next.id(), today, next.services().size(), next.active()));
  }
}
