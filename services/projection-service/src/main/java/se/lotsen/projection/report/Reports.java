package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.position.NotCaughtUp;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionChanged;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionMade;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionRevoked;
import se.lotsen.model.event.ReportEvent;

/** Planning, writing, submitting and answering reports. */
@Component
class Reports {
  static final Listing ALL = Listing.by();

  static final Listing OF_PROJECT = Listing.by("project");

  /** A submission reads the ledger as a whole: a few at a time are enough for any region. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JournaledStore<Reporting, ReportEvent> store;
  private final FiguresMaker maker;
  private final WholeLedger ledger;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  Reports(
      JournaledStore<Reporting, ReportEvent> reportingStore,
      FiguresMaker maker,
      WholeLedger ledger,
      Clock clock) {
    this.store = reportingStore;
    this.maker = maker;
    this.ledger = ledger;
    this.clock = clock;
  }

  Outcome plan(FundingDecisionEvent event, CommandContext context) {
    var id = event.decision().value();
    return switch (event) {
      case FundingDecisionMade made ->
          store.createNamed(
              id,
              context,
              now ->
                  ReportDecider.plan(
                      made.decision(), made.project(), made.funder(), made.terms(), made.on()));
      case FundingDecisionChanged changed ->
          store.change(
              id,
              context,
              (reporting, now) ->
                  ReportDecider.replan(reporting, changed.number(), changed.terms(), changed.on()));
      case FundingDecisionRevoked revoked ->
          store.change(
              id, context, (reporting, now) -> ReportDecider.revoke(reporting, revoked.on()));
    };
  }

  Outcome write(ReportId id, ReportWords words, CommandContext context) {
    return change(id, context, now -> ReportDecider.write(now, id.number(), words, today()));
  }

  /**
   * Makes the figures and has them stand. Where somebody else submits, returns or changes something
   * meanwhile, either they or this is refused, and what was made is forgotten; so is, by the sweep,
   * what a repeated command made again.
   */
  Outcome submit(ReportId id, CommandContext context) {
    var found = find(id, context.visible());
    var reporting = found.state();
    var refused = ReportDecider.refusesSubmission(reporting, id.number());
    if (refused != null) {
      // Said by the store, which knows whether this very command was done before.
      return change(id, context, now -> Decision.refused(refused));
    }
    var kept = makeFigures(reporting, reporting.report(id.number()).orElseThrow());
    var outcome =
        change(
            id,
            context,
            now -> ReportDecider.submit(now, kept.figures(), kept.id(), kept.digest(), today()));
    // Where it is not known what became of the write, figures stay until the sweep has looked.
    if (outcome instanceof Outcome.Refused) {
      maker.forget(kept.id());
    }
    return outcome;
  }

  private FiguresMaker.Kept makeFigures(Reporting reporting, Report report) {
    try {
      if (!places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new NotCaughtUp("Other reports are being submitted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotCaughtUp("Interrupted");
    }
    try {
      // Before it is waited for what was acknowledged by then: so nothing of it comes meanwhile.
      var knownAt = clock.instant();
      return ledger.read(
          () -> maker.keep(reporting, report, knownAt), kept -> maker.forget(kept.id()));
    } finally {
      places.release();
    }
  }

  Outcome answer(
      ReportId id, ReportTrigger trigger, @Nullable String reason, CommandContext context) {
    return change(
        id, context, now -> ReportDecider.answer(now, id.number(), trigger, reason, today()));
  }

  private Outcome change(
      ReportId id,
      CommandContext context,
      Function<Reporting, Decision<Reporting, ReportEvent>> decide) {
    return store.change(
        id.decision(),
        context,
        (reporting, now) ->
            reporting.report(id.number()).isEmpty()
                ? Decision.refused(Refusal.notFound("report", id.word()))
                : decide.apply(reporting));
  }

  /** The reports on a decision, where there is one of this number and the grant reaches it. */
  Versioned<Reporting> find(ReportId id, Grant grant) {
    return store
        .within(grant)
        .find(id.decision())
        .filter(found -> found.state().report(id.number()).isPresent())
        .orElseThrow(() -> Problems.notFound("report", id.word()));
  }

  /** For what this process does by itself. */
  Optional<Reporting> ofDecision(String decision) {
    return store.within(Grant.ofService()).find(decision).map(Versioned::state);
  }

  VisibleAggregates<Reporting, ReportEvent> within(Grant grant) {
    return store.within(grant);
  }

  PersonalDataSource holdings() {
    return new AggregateHoldings<>(
        store,
        "/reports",
        reporting -> new AggregateHoldings.About(null, false, reporting.project()),
        (id, reason, context) ->
            store.change(
                id, context, (reporting, now) -> ReportDecider.erase(reporting, reason, today())));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
