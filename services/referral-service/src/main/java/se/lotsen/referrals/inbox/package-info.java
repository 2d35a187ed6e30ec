/** What a partner sees and does: only what was shared with it, and only its own referrals. */
@NullMarked
package se.lotsen.referrals.inbox;

import org.jspecify.annotations.NullMarked;
