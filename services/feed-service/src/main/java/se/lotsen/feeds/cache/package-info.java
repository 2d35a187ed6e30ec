/**
 * What this instance knows: the newest value of every cell of every project, kept in memory and
 * made anew from the topics at every start. No Kafka, no HTTP, no clock.
 */
@NullMarked
package se.lotsen.feeds.cache;

import org.jspecify.annotations.NullMarked;
