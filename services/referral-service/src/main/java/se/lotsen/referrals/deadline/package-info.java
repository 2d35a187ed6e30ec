/** What time brings about: reminders, and the end of a wait. */
@NullMarked
package se.lotsen.referrals.deadline;

import org.jspecify.annotations.NullMarked;
