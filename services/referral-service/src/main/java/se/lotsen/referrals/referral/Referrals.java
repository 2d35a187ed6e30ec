package se.lotsen.referrals.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.known.Known;
import se.lotsen.known.KnownProject;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.partner.Partners;
import se.lotsen.referrals.referral.ReferralCommand.Change;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.DraftReferral;
import se.lotsen.referrals.referral.ReferralCommand.FollowClients;
import se.lotsen.referrals.referral.ReferralCommand.StatedOutcome;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;

/** The referrals: drafting, changing, finding. */
@Component
public class Referrals {
  private static final int AT_ONCE = 100;

  private final JournaledStore<Referral, ReferralEvent> store;
  private final ReferralDecider decider;
  private final Partners partners;
  private final Known known;
  private final Clock clock;

  Referrals(
      JournaledStore<Referral, ReferralEvent> referralStore,
      ReferralDecider decider,
      Partners partners,
      Known known,
      Clock clock) {
    this.store = referralStore;
    this.decider = decider;
    this.partners = partners;
    this.known = known;
    this.clock = clock;
  }

  Outcome draft(DraftReferral command, Origin origin) {
    var about = command.about();
    var refusal = partners.refusesReferrals(about.partner());
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    var project = known.project(about.project());
    if (project.isEmpty()) {
      return new Outcome.Refused(Known.unknown(about.project()));
    }
    var outcome =
        store.create(
            about.id().value(),
            origin,
            now -> ReferralDecider.draft(command, project.get(), today()));
    if (outcome instanceof Outcome.Done done
        && !known.goingOnFor(about.client()).equals(about.client())) {
      follow(about.id().value(), following(done, origin));
    }
    return outcome;
  }

  public Outcome change(String id, Change command, Origin origin) {
    if (command instanceof TakeStep step && step.trigger() == ReferralTrigger.SEND) {
      var refusal =
          find(id).map(found -> partners.refusesReferrals(found.state().partner())).orElse(null);
      if (refusal != null) {
        return new Outcome.Refused(refusal);
      }
    }
    var known = withCompanyKnownHere(id, command);
    return store.change(
        id,
        origin,
        (referral, now) -> decider.change(referral, known, () -> projectOf(referral), today()));
  }

  /**
   * A sole trader's number is told to nobody, so that it is known from before is seen here only.
   */
  private Change withCompanyKnownHere(String id, Change command) {
    return switch (command) {
      case TakeStep step ->
          step.outcome() == null
              ? step
              : new TakeStep(
                  step.trigger(), step.on(), step.reason(), withCompany(id, step.outcome()));
      case CorrectOutcome correct ->
          new CorrectOutcome(correct.on(), withCompany(id, correct.outcome()));
      default -> command;
    };
  }

  private StatedOutcome withCompany(String id, StatedOutcome outcome) {
    var number = outcome.number();
    if (number == null || !number.isOfPerson()) {
      return outcome;
    }
    return store
        .list(
            Selection.of(ReferralListings.BY_NUMBER).where("result.number", number.value()),
            null,
            AT_ONCE)
        .stream()
        .filter(found -> !found.id().equals(id))
        .map(found -> found.state().result())
        .filter(Objects::nonNull)
        .map(Referral.Result::namedCompany)
        .filter(Objects::nonNull)
        .findFirst()
        .map(outcome::of)
        .orElse(outcome);
  }

  private static Origin following(Outcome.Done done, Origin origin) {
    return Origin.ofPolicy(
        "WhenClientsMerge",
        JournalEntry.eventId(done.id(), done.sequence()),
        origin.correlationId());
  }

  private void follow(String id, Origin origin) {
    store.change(
        id,
        origin,
        (referral, now) ->
            decider.change(referral, followed(referral), () -> projectOf(referral), today()));
  }

  private FollowClients followed(Referral referral) {
    var named = referral.result() == null ? null : referral.result().namedCompany();
    return new FollowClients(
        known.goingOnFor(referral.namedClient()), named == null ? null : known.goingOnFor(named));
  }

  /**
   * Has every referral that names one of these clients follow who goes on for it now.
   *
   * @param origin the same for all: an aggregate that has followed already does nothing
   */
  public void follow(List<ClientId> clients, Origin origin) {
    for (var listing : List.of(ReferralListings.BY_CLIENT, ReferralListings.BY_COMPANY)) {
      store.each(
          Selection.of(listing).whereIn(listing.equal().getFirst(), clients),
          found -> follow(found.id(), origin));
    }
  }

  /** Goes through the referrals that wait for an answer and are due by a day. */
  public void eachAwaitingAnswerBy(LocalDate day, Consumer<Versioned<Referral>> action) {
    store.each(
        Selection.of(ReferralListings.BY_ANSWER_DAY)
            .where("stateCode", ReferralState.REQUESTED)
            .between(null, day),
        action);
  }

  public Optional<Versioned<Referral>> find(String id) {
    return store.find(id);
  }

  List<JournalEntry> journal(String id, long after, int limit) {
    return store.journal(id, after, limit);
  }

  /** Which referrals to list; what is null does not matter, no states means all. */
  public record Wanted(
      @Nullable ProjectId project,
      @Nullable PartnerId partner,
      @Nullable ClientId client,
      @Nullable CaseId fromCase,
      @Nullable AdvisorId advisor,
      @Nullable Municipality municipality,
      List<ReferralState> states,
      boolean sentOnly) {
    /** Those that were sent to a partner and are in these states. */
    public static Wanted sentTo(PartnerId partner, List<ReferralState> states) {
      return new Wanted(null, partner, null, null, null, null, states, true);
    }
  }

  public List<Versioned<Referral>> list(Wanted wanted, @Nullable String after, int limit) {
    return store.list(ReferralListings.select(wanted), after, limit);
  }

  /** What the guards say today, of what the user need not send. */
  public ReferralFacts factsOf(Referral referral) {
    return decider.facts(referral, today(), null, false);
  }

  private KnownProject projectOf(Referral referral) {
    return known
        .projectNow(referral.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + referral.project()));
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
