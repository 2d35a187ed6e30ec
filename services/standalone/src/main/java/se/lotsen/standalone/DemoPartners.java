package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import se.lotsen.client.model.ActivityDetails;
import se.lotsen.client.model.ActivityDetails.KindEnum;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.HeadCount;
import se.lotsen.client.model.ReferralConsent;
import se.lotsen.client.model.ReferralDraft;
import se.lotsen.client.model.ReferralShareables;
import se.lotsen.client.model.ReferralTransition;
import se.lotsen.client.model.Stated;
import se.lotsen.client.model.Stated.OutcomeEnum;

/** Invented referrals to Entreprenörcentrum, and invented activities. */
final class DemoPartners {
  private static final String PARTNER = "ENTREPRENORCENTRUM";
  private static final List<String> GROUPS =
      List.of("COMPANIES", "STUDENTS", "PUBLIC", "OFFICIALS", "POLITICIANS");
  private static final List<KindEnum> KINDS =
      List.of(
          KindEnum.WORKSHOP,
          KindEnum.SEMINAR,
          KindEnum.FAIR,
          KindEnum.NETWORK_MEETING,
          KindEnum.TRAINING);
  private static final List<OutcomeEnum> OUTCOMES =
      List.of(OutcomeEnum.ADVICE_GIVEN, OutcomeEnum.NOT_PURSUED, OutcomeEnum.OTHER);

  private final DemoApi api;
  private final Random random;
  private final LocalDate today;

  DemoPartners(DemoApi api, Random random, LocalDate today) {
    this.api = api;
    this.random = random;
    this.today = today;
  }

  /** A prospective entrepreneur who is referred, and in one of three cases starts a company. */
  void refer(int number, String municipality, String orgNumber) {
    var client =
        api.registerClient(
            new ClientDetails()
                .kind(ClientDetails.KindEnum.PROSPECTIVE_ENTREPRENEUR)
                .name("Blivande företagare " + number)
                .municipality(ClientDetails.MunicipalityEnum.fromValue(municipality)));
    var day = today.minusDays(60L + random.nextInt(120));
    var referral =
        api.draftReferral(
            new ReferralDraft()
                .partner(PARTNER)
                .project(DemoApi.PROJECT)
                .client(client)
                .area("advice")
                .advisor("anna")
                .on(day)
                .details(new ReferralShareables().businessIdea("Har en idé")));
    api.recordConsent(
        referral,
        new ReferralConsent()
            .on(day)
            .form(ReferralConsent.FormEnum.ORAL)
            .shared(List.of(ReferralConsent.SharedEnum.BUSINESS_IDEA)));
    step(referral, "SEND", day);
    if (number % 4 == 3) {
      api.takeStep(
          referral,
          new ReferralTransition().trigger("REJECT").on(day.plusDays(3)).reason("Fullt just nu"));
      return;
    }
    step(referral, "ACCEPT", day.plusDays(2));
    step(referral, "START", day.plusDays(5));
    api.takeStep(
        referral,
        new ReferralTransition()
            .trigger("COMPLETE")
            .on(day.plusDays(50))
            .outcome(
                number % 3 == 0
                    ? new Stated()
                        .outcome(OutcomeEnum.COMPANY_STARTED)
                        .orgNumber(orgNumber)
                        .startedOn(day.plusDays(40))
                    : new Stated().outcome(OUTCOMES.get(number % OUTCOMES.size()))));
  }

  private void step(String referral, String trigger, LocalDate on) {
    api.takeStep(referral, new ReferralTransition().trigger(trigger).on(on));
  }

  /** An activity that was held, with heads by group. */
  void meet(int number, String municipality) {
    var day = today.minusDays(10L + random.nextInt(200));
    var activity =
        api.planActivity(
            new ActivityDetails()
                .kind(KINDS.get(number % KINDS.size()))
                .project(DemoApi.PROJECT)
                .municipality(ActivityDetails.MunicipalityEnum.fromValue(municipality))
                .area("cooperation")
                .title("Påhittad träff " + (number + 1))
                .heldOn(day)
                .on(day.minusDays(9)));
    api.takeStep(activity, "OPEN_REGISTRATION", day.minusDays(8));
    api.takeStep(activity, "HOLD", day);
    api.recordHeadCount(
        activity,
        GROUPS.get(number % GROUPS.size()),
        new HeadCount().women(4 + random.nextInt(12)).men(3 + random.nextInt(12)));
    api.takeStep(activity, "REPORT", day.plusDays(1));
  }
}
