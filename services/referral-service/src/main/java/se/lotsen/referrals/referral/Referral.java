package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.PartnerId;
import se.lotsen.model.Personal;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralConsentRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDetailsRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDrafted;
import se.lotsen.model.event.ReferralEvent.ReferralErased;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.model.event.ReferralEvent.ReferralReminded;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ShortNumber;

/**
 * A referral as it is kept.
 *
 * @param client the one that goes on for the named one, where that was merged into another
 * @param namedClient the one that was named when it was drafted
 * @param details of the client; never published
 * @param asked when the partner was asked, once it was
 * @param result what came of it, once that was stated
 */
@Personal
public record Referral(
    ReferralId id,
    @Nullable ShortNumber number,
    PartnerId partner,
    ProjectId project,
    ClientId client,
    ClientId namedClient,
    Municipality municipality,
    AreaCode area,
    @Nullable CaseId fromCase,
    @Nullable ContactId fromContact,
    @PersonalData(PersonalCategory.ACTOR) @Nullable AdvisorId advisor,
    LocalDate draftedOn,
    StateCode stateCode,
    LocalDate stateSince,
    Details details,
    @Nullable Consent consent,
    @Nullable Asked asked,
    @Nullable Result result)
    implements NumberedWork.Numbered<Referral> {

  /** What the client agreed to. */
  public record Consent(LocalDate on, ConsentForm form, List<SharedItem> shared) {}

  /**
   * @param sentOn the day the partner was asked
   * @param answerBy the last day to answer
   * @param remindedOn the day the partner was reminded, once it was
   */
  public record Asked(LocalDate sentOn, LocalDate answerBy, @Nullable LocalDate remindedOn) {}

  /**
   * @param startedOn the day the company started, if one did
   * @param number the company's, also a sole trader's; never published then
   * @param origin as it was stated
   * @param company the client that the company is, once that is known: the one that goes on for the
   *     one it was said to be
   * @param namedCompany the one it was said to be
   * @param countsAs the origin that the registry's own knowledge leads to
   * @param statement the first, second, … that was made
   */
  @Personal
  public record Result(
      LocalDate on,
      ReferralOutcome outcome,
      @Nullable LocalDate startedOn,
      @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable OrgNumber number,
      @Nullable CompanyOrigin origin,
      @Nullable ClientId company,
      @Nullable ClientId namedCompany,
      @Nullable CompanyOrigin countsAs,
      int statement) {
    private Result is(ClientId now, @Nullable ClientId named, @Nullable CompanyOrigin counts) {
      return new Result(on, outcome, startedOn, number, origin, now, named, counts, statement);
    }

    private Result withOrgNumber(@Nullable OrgNumber theirs) {
      return new Result(
          on, outcome, startedOn, theirs, origin, company, namedCompany, countsAs, statement);
    }
  }

  static Referral drafted(ReferralDrafted event, Details details) {
    var about = event.about();
    return new Referral(
        about.id(),
        null,
        about.partner(),
        about.project(),
        about.client(),
        about.client(),
        about.municipality(),
        about.area(),
        event.fromCase(),
        event.contact(),
        event.advisor(),
        event.on(),
        ReferralLifecycle.TABLE.initial().code(),
        event.on(),
        details,
        null,
        null,
        null);
  }

  public ReferralState state() {
    return ReferralLifecycle.TABLE.state(stateCode.value());
  }

  @Override
  public List<ClientId> clients() {
    return result == null || result.company() == null
        ? List.of(client, namedClient)
        : List.of(client, namedClient, result.company());
  }

  ReferralRef ref() {
    return new ReferralRef(id, partner, project, client, municipality, area);
  }

  /**
   * This referral after an event that is not its first; details and numbers are no events' matter.
   */
  Referral after(ReferralEvent event) {
    return switch (event) {
      case ReferralDrafted drafted -> throw new IllegalArgumentException("Drafted twice: " + event);
      case ReferralMoved moved -> with(moved.to(), moved.on(), consent, asked, result);
      case ReferralConsentRecorded agreed ->
          with(new Consent(agreed.on(), agreed.form(), agreed.shared()));
      case ReferralAnswerAwaited awaited -> with(new Asked(awaited.on(), awaited.answerBy(), null));
      case ReferralReminded reminded ->
          asked == null ? this : with(new Asked(asked.sentOn(), asked.answerBy(), reminded.on()));
      case ReferralOutcomeStated stated ->
          with(
              new Result(
                  stated.on(),
                  stated.outcome(),
                  stated.startedOn(),
                  null,
                  stated.origin(),
                  null,
                  null,
                  null,
                  stated.statement() == null ? 0 : stated.statement()));
      case ReferralCompanyRecorded recorded ->
          result == null
              ? this
              : with(result.is(recorded.company(), recorded.company(), recorded.origin()));
      case ReferralClientReplaced replaced -> replaced(replaced);
      case ReferralErased erased -> PersonalFields.erased(this);
      case ReferralDetailsRecorded recorded -> this;
    };
  }

  private Referral replaced(ReferralClientReplaced event) {
    if (event.party() == CaseParty.CLIENT) {
      return of(event.to());
    }
    return result == null
        ? this
        : with(result.is(event.to(), result.namedCompany(), result.countsAs()));
  }

  @Override
  public LocalDate numberedOn() {
    return draftedOn;
  }

  @Override
  public Referral numbered(ShortNumber given) {
    return new Referral(
        id,
        given,
        partner,
        project,
        client,
        namedClient,
        municipality,
        area,
        fromCase,
        fromContact,
        advisor,
        draftedOn,
        stateCode,
        stateSince,
        details,
        consent,
        asked,
        result);
  }

  /** The same with the number of the company, which no event tells. */
  Referral withOrgNumber(@Nullable OrgNumber orgNumber) {
    return result == null ? this : with(result.withOrgNumber(orgNumber));
  }

  private Referral with(Consent next) {
    return with(stateCode, stateSince, next, asked, result);
  }

  private Referral with(Asked next) {
    return with(stateCode, stateSince, consent, next, result);
  }

  private Referral with(Result next) {
    return with(stateCode, stateSince, consent, asked, next);
  }

  Referral with(Details next) {
    return new Referral(
        id,
        number,
        partner,
        project,
        client,
        namedClient,
        municipality,
        area,
        fromCase,
        fromContact,
        advisor,
        draftedOn,
        stateCode,
        stateSince,
        next,
        consent,
        asked,
        result);
  }

  private Referral of(ClientId other) {
    return new Referral(
        id,
        number,
        partner,
        project,
        other,
        namedClient,
        municipality,
        area,
        fromCase,
        fromContact,
        advisor,
        draftedOn,
        stateCode,
        stateSince,
        details,
        consent,
        asked,
        result);
  }

  private Referral with(
      StateCode nextState,
      LocalDate since,
      @Nullable Consent nextConsent,
      @Nullable Asked nextAsked,
      @Nullable Result nextResult) {
    return new Referral(
        id,
        number,
        partner,
        project,
        client,
        namedClient,
        municipality,
        area,
        fromCase,
        fromContact,
        advisor,
        draftedOn,
        nextState,
        since,
        details,
        nextConsent,
        nextAsked,
        nextResult);
  }
}
