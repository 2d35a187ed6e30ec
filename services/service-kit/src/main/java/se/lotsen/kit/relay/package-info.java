/**
 * From the journals to Kafka. Woken right after a write, and by a sweep for what a crash left
 * behind. Needs no leader and no lock: two at once, or a crash between sending and marking, produce
 * duplicates, never gaps and never another order.
 */
@NullMarked
package se.lotsen.kit.relay;

import org.jspecify.annotations.NullMarked;
