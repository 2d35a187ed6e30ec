/** What the projection publishes: the ledger of facts and the values counted from it. */
@NullMarked
package se.lotsen.model.indicator;

import org.jspecify.annotations.NullMarked;
