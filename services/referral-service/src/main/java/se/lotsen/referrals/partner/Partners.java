package se.lotsen.referrals.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.model.PartnerId;
import se.lotsen.model.event.PartnerEvent;

/** The partner organisations: registering, changing, finding. */
@Component
public class Partners {
  static final Listing ALL = Listing.by();

  private final JournaledStore<Partner, PartnerEvent> store;
  private final Clock clock;

  Partners(JournaledStore<Partner, PartnerEvent> partnerStore, Clock clock) {
    this.store = partnerStore;
    this.clock = clock;
  }

  Outcome register(Partner partner, CommandContext context) {
    return store.createNamed(
        partner.id().value(), context, now -> PartnerDecider.register(partner, today()));
  }

  Outcome change(Partner next, CommandContext context) {
    return store.change(
        next.id().value(),
        context,
        (partner, now) -> PartnerDecider.change(partner, next, today()));
  }

  /** The partners that there are for whoever has this grant. */
  VisibleAggregates<Partner, PartnerEvent> within(Grant grant) {
    return store.within(grant);
  }

  private Optional<Versioned<Partner>> find(String id) {
    return store.within(Grant.ofService()).find(id);
  }

  /** Why nobody can be referred to this partner, or null. */
  public @Nullable Refusal refusesReferrals(PartnerId id) {
    var found = find(id.value());
    if (found.isEmpty()) {
      return Refusal.invalid(
          "unknown-partner",
          "partner",
          "Det finns ingen partner %s; GET /v1/partners visar vilka som finns".formatted(id),
          "There is no partner %s; GET /v1/partners shows who there is".formatted(id));
    }
    return found.get().state().active()
        ? null
        : Refusal.invalid(
            "partner-not-active",
            "partner",
            "%s tar inte emot lotsningar; välj en annan partner"
                .formatted(found.get().state().name()),
            "%s takes no referrals; choose another partner".formatted(found.get().state().name()));
  }

  /** Whether there is such a partner. */
  public boolean has(PartnerId id) {
    return find(id.value()).isPresent();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
