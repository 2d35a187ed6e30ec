package se.lotsen.referrals.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
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

  Outcome register(Partner partner, Origin origin) {
    return store.createNamed(
        partner.id().value(), origin, now -> PartnerDecider.register(partner, today()));
  }

  Outcome change(Partner next, Origin origin) {
    return store.change(
        next.id().value(), origin, (partner, now) -> PartnerDecider.change(partner, next, today()));
  }

  Optional<Versioned<Partner>> find(String id) {
    return store.find(id);
  }

  List<Versioned<Partner>> list(@Nullable String after, int limit) {
    return store.list(Selection.of(ALL), after, limit);
  }

  /** Why nobody can be referred to this partner, or null. */
  public @Nullable Refusal refusesReferrals(PartnerId id) {
    var found = find(id.value());
    if (found.isEmpty()) {
      return Refusal.invalid(
          "unknown-partner",
          "partner",
          "Det finns ingen partner %s; GET /partners visar vilka som finns".formatted(id),
          "There is no partner %s; GET /partners shows who there is".formatted(id));
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
