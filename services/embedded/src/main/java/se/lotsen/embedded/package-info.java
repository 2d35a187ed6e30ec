/**
 * Kafka and a MongoDB-compatible store inside our own process, so that the product can be tried
 * with nothing installed and the integration tests run on what is shipped.
 */
@NullMarked
package se.lotsen.embedded;

import org.jspecify.annotations.NullMarked;
