package se.lotsen.referrals.referral;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.deadline.ReferralProperties;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;

@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {
  @Bean
  PersonalDataSource referralHoldings(Referrals referrals) {
    return referrals.holdings();
  }

  @Bean
  JournaledStore<Referral, ReferralEvent> referralStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "referral",
            "referrals.referrals",
            Referral.class,
            Topics.REFERRALS,
            referral -> referral.stateCode().value(),
            List.of(),
            ReferralListings.ALL,
            Placement.by(Scope.MUNICIPALITY, "municipality")
                .and(Scope.PROJECT, "project")
                .and(Scope.PARTNER, "partner"),
            Refusal.conflict(
                "referral-exists", "Lotsningen finns redan", "The referral is there already")));
  }

  @Bean
  ReferralDecider referralDecider(ReferralProperties settings) {
    return new ReferralDecider(
        LifecycleMachine.of(ReferralLifecycle.TABLE), new AnswerDeadline(settings.answerWithin()));
  }
}
