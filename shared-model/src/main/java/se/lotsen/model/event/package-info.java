/**
 * The events, one sealed family per publisher, and the topics they travel on. A published event
 * version never changes its meaning: a new meaning is a new record beside it, and recorded samples
 * of every version are read by a test for ever.
 */
@NullMarked
package se.lotsen.model.event;

import org.jspecify.annotations.NullMarked;
