/**
 * From Kafka to a listener's effect: reads CloudEvents, drops what was seen, does not apply what
 * leaves a gap, skips what is unknown, and puts what cannot be read aside with the reason.
 */
@NullMarked
package se.lotsen.kit.messaging;

import org.jspecify.annotations.NullMarked;
