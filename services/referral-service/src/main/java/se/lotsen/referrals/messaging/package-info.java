/** What follows from events of other services. */
@NullMarked
package se.lotsen.referrals.messaging;

import org.jspecify.annotations.NullMarked;
