/** What a referral may come from: small copies of contacts and cases. */
@NullMarked
package se.lotsen.referrals.work;

import org.jspecify.annotations.NullMarked;
