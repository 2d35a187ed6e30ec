/**
 * From the topics to the board: every instance reads everything from the beginning, by itself and
 * in no consumer group, because any of them may be asked by any funder.
 */
@NullMarked
package se.lotsen.feeds.reading;

import org.jspecify.annotations.NullMarked;
