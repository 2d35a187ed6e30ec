/**
 * What follows from events: listeners that translate and hand over, and the policies they hand to.
 */
@NullMarked
package se.lotsen.cases.messaging;

import org.jspecify.annotations.NullMarked;
