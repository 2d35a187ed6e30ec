/** The partner organisations and what they offer. */
@NullMarked
package se.lotsen.referrals.partner;

import org.jspecify.annotations.NullMarked;
