package se.lotsen.referrals.lifecycle;

/** What guards may look at: of the referral, and of what the user says. */
public record ReferralFacts(
    boolean consentGiven, boolean reasonGiven, boolean outcomeStated, boolean answerOverdue) {}
