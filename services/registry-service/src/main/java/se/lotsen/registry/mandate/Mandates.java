package se.lotsen.registry.mandate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.lotsen.kit.Days;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.KnownAccounts;
import se.lotsen.kit.access.MandateInForce;
import se.lotsen.kit.access.MandatesInForce;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.MandateId;
import se.lotsen.model.access.Standing;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.MandateEvent;

/** Giving, taking, ending and looking into mandates, and whether one is in force. */
@Component
class Mandates implements MandatesInForce {
  /** The latest first, all of them or those that still have to be looked into. */
  static final Listing ALL = Listing.by().latestFirst("from");

  static final Listing BY_PARTY = Listing.by("parties").latestFirst("from");

  static final Listing BY_KIND = Listing.by("kind", "reviewed").latestFirst("from");

  private static final Logger log = LoggerFactory.getLogger(Mandates.class);

  private final JournaledStore<Mandate, MandateEvent> store;
  private final IdSource ids;
  private final Clock clock;
  private final KnownAccounts accounts;

  Mandates(
      JournaledStore<Mandate, MandateEvent> mandateStore,
      IdSource ids,
      ObjectProvider<KnownAccounts> accounts,
      Clock clock) {
    this.accounts = accounts.getIfAvailable(() -> any -> Standing.UNKNOWN);
    this.store = mandateStore;
    this.ids = ids;
    this.clock = clock;
  }

  /** The caller's own rights, for somebody else, up to and including a day. */
  Outcome give(Caller giver, String to, LocalDate lastDay, String reason, CommandContext context) {
    var until = lastDay.plusDays(1).atStartOfDay(Days.ZONE).toInstant();
    return create(
        context,
        accounts.standingOf(to),
        (id, now) -> Mandate.given(id, giver, to, reason, now, until));
  }

  /** To read in a municipality that is not the caller's, for a few hours. */
  Outcome take(Caller taker, Municipality municipality, String reason, CommandContext context) {
    var outcome =
        create(
            context,
            Standing.CAN_STAND_IN,
            (id, now) ->
                Mandate.taken(
                    id, taker, municipality, reason, now, now.plus(MandateDecider.EXCEPTIONAL)));
    if (outcome instanceof Outcome.Done done) {
      log.warn("{} took exceptional access to {}: {}", taker.id(), municipality.scb(), done.id());
    }
    return outcome;
  }

  /** Makes a mandate that begins at a moment. */
  @FunctionalInterface
  private interface Making {
    Mandate of(MandateId id, Instant now);
  }

  private Outcome create(CommandContext context, Standing standing, Making making) {
    var id = new MandateId(context.idOfNew(ids));
    return store.create(
        id.value(),
        context,
        now -> MandateDecider.give(making.of(id, now), standing, LocalDate.now(clock)));
  }

  Outcome end(String id, @Nullable String reason, CommandContext context) {
    return change(
        id, context, now -> MandateDecider.end(now, reason, clock.instant(), LocalDate.now(clock)));
  }

  Outcome review(String id, String finding, CommandContext context) {
    return change(
        id,
        context,
        now -> MandateDecider.review(now, context.by(), finding, LocalDate.now(clock)));
  }

  private Outcome change(
      String id,
      CommandContext context,
      Function<Mandate, Decision<Mandate, MandateEvent>> decide) {
    return store.change(id, context, (mandate, now) -> decide.apply(mandate));
  }

  VisibleAggregates<Mandate, MandateEvent> within(Grant grant) {
    return store.within(grant);
  }

  boolean isInForce(Mandate mandate) {
    return mandate.isInForce(clock.instant());
  }

  @Override
  public Optional<MandateInForce> find(String id) {
    return store
        .within(Grant.ofService())
        .find(id)
        .filter(found -> isInForce(found.state()))
        .map(found -> found.state().inForce());
  }

  PersonalDataSource holdings() {
    return new AggregateHoldings<>(
        store,
        "/mandates",
        mandate -> new AggregateHoldings.About(null, false, null),
        (id, reason, context) ->
            change(id, context, now -> MandateDecider.erase(now, reason, LocalDate.now(clock))));
  }
}
