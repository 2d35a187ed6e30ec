package se.lotsen.referrals.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of referrals.
 *
 * @param answerWithin working days that a partner has to answer
 * @param remindBefore working days before the last day on which the partner is reminded
 * @param sweepEvery how often to look for what is due
 */
@ConfigurationProperties("lotsen.referrals")
public record ReferralProperties(
    @DefaultValue("10") int answerWithin,
    @DefaultValue("3") int remindBefore,
    @DefaultValue("10m") Duration sweepEvery) {}
