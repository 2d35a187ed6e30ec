/** A referral from draft to outcome: the aggregate, its commands and the pure decider. */
@NullMarked
package se.lotsen.referrals.referral;

import org.jspecify.annotations.NullMarked;
