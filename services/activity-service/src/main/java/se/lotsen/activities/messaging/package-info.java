/** What follows from events of other services. */
@NullMarked
package se.lotsen.activities.messaging;

import org.jspecify.annotations.NullMarked;
