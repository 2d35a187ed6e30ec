/** What a referral may come from: small copies of contacts and cases. */
@NullMarked
package se.lotsen.referrals.source;

import org.jspecify.annotations.NullMarked;
