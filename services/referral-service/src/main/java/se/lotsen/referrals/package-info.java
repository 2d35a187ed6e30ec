/** Referrals of clients to partner organisations such as Entreprenörcentrum. */
@NullMarked
package se.lotsen.referrals;

import org.jspecify.annotations.NullMarked;
