package se.lotsen.referrals.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralErased;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.partner.Partners;
import se.lotsen.referrals.referral.ReferralCommand.Change;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.DraftReferral;
import se.lotsen.referrals.referral.ReferralCommand.RepointClients;
import se.lotsen.referrals.referral.ReferralCommand.StatedOutcome;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ErasureListener;
import se.lotsen.work.ErasureRun;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.ShortNumber;

/** The referrals: drafting, changing, finding. */
@Component
public class Referrals extends NumberedWork<Referral, ReferralEvent>
    implements ClientMergeListener, ErasureListener {
  private static final int BATCH_SIZE = 100;

  private final ReferralDecider decider;
  private final Partners partners;

  Referrals(
      JournaledStore<Referral, ReferralEvent> referralStore,
      ReferralDecider decider,
      Partners partners,
      ReferenceData known,
      Clock clock) {
    super(referralStore, known, clock, ShortNumber.Kind.REFERRAL);
    this.decider = decider;
    this.partners = partners;
  }

  Outcome draft(DraftReferral command, CommandContext context) {
    var about = command.about();
    var refusal = partners.refusesReferrals(about.partner());
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    var id = about.id().value();
    var outcome =
        create(
            about.project(),
            id,
            context,
            (project, today) -> ReferralDecider.draft(command, project, today));
    return thenFollow(outcome, List.of(about.client()), context, as -> follow(id, as));
  }

  public Outcome change(String id, Change command, CommandContext context) {
    if (command instanceof TakeStep step && step.trigger() == ReferralTrigger.SEND) {
      var refusal =
          within(context.visible())
              .find(id)
              .map(found -> partners.refusesReferrals(found.state().partner()))
              .orElse(null);
      if (refusal != null) {
        return new Outcome.Refused(refusal);
      }
    }
    var complete = withCompanyKnownHere(id, command);
    return change(
        id,
        context,
        (referral, project, today) -> decider.change(referral, complete, project, today));
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
    return within(Grant.ofService())
        .list(
            Selection.of(ReferralListings.BY_NUMBER).where("result.number", number.value()),
            null,
            BATCH_SIZE)
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

  private void follow(String id, CommandContext context) {
    change(
        id,
        context,
        (referral, project, today) ->
            decider.change(referral, survivorsFor(referral), project, today));
  }

  private RepointClients survivorsFor(Referral referral) {
    var named = referral.result() == null ? null : referral.result().namedCompany();
    return new RepointClients(
        survivorOf(referral.namedClient()), named == null ? null : survivorOf(named));
  }

  @Override
  public void follow(List<ClientId> clients, CommandContext context) {
    for (var listing : List.of(ReferralListings.BY_CLIENT, ReferralListings.BY_COMPANY)) {
      each(
          Selection.of(listing).whereIn(listing.equal().getFirst(), clients),
          found -> follow(found.id(), context));
    }
  }

  @Override
  public void eraseOf(ClientId client, ErasureRun run) {
    for (var listing : List.of(ReferralListings.BY_CLIENT, ReferralListings.BY_COMPANY)) {
      eraseAll(
          Selection.of(listing).where(listing.equal().getFirst(), client),
          ErasureGround.SUBJECT_REQUEST,
          run);
    }
  }

  @Override
  public void eraseIn(ProjectId project, ErasureRun run) {
    eraseAll(
        Selection.of(ReferralListings.BY_PROJECT)
            .where("project", project)
            .whereIn("stateCode", List.of(ReferralState.values())),
        ErasureGround.DISPOSAL,
        run);
  }

  @Override
  protected ReferralEvent erasure(Referral referral, LocalDate on, ErasureGround ground) {
    return new ReferralErased(referral.ref(), on, ground);
  }

  PersonalDataSource holdings() {
    return holdings("/referrals");
  }

  /** Goes through the referrals that wait for an answer and are due by a day. */
  public void eachAwaitingAnswerBy(LocalDate day, Consumer<Versioned<Referral>> action) {
    each(
        Selection.of(ReferralListings.BY_ANSWER_DAY)
            .where("stateCode", ReferralState.REQUESTED)
            .between(null, day),
        action);
  }

  public List<Versioned<Referral>> list(
      ReferralQuery query, Grant grant, @Nullable String after, int limit) {
    return within(grant).list(ReferralListings.select(query), after, limit);
  }

  /** Where one stands among those of a query, as a word to go on after. */
  public String placeOf(ReferralQuery query, Versioned<Referral> found) {
    return within(Grant.ofService()).placeOf(ReferralListings.listing(query), found);
  }

  /** What the guards say today, of what the user need not send. */
  public ReferralFacts factsOf(Referral referral) {
    return decider.facts(referral, today(), null, false);
  }
}
