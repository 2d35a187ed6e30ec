/**
 * The fold as a Kafka Streams application, exactly once: per project partition one task books
 * events, writes the ledger and keeps the values, in one pass and without repartitioning.
 */
@NullMarked
package se.lotsen.projection.stream;

import org.jspecify.annotations.NullMarked;
