/**
 * How far a topic is known to be complete. A publisher says now and then: whatever I acknowledged
 * before this moment lies below these offsets. Whoever keeps replicas can then wait for a position
 * instead of for a time: what is not there once the position is reached does not exist.
 */
@NullMarked
package se.lotsen.kit.position;

import org.jspecify.annotations.NullMarked;
