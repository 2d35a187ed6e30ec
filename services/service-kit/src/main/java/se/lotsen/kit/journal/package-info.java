/**
 * One document is one aggregate is its state and its journal. A command loads the document,
 * decides, and saves state and new journal entries in one guarded write; there is no other
 * transaction anywhere. The journal is audit trail, outbox, and the way to publish everything
 * again.
 */
@NullMarked
package se.lotsen.kit.journal;

import org.jspecify.annotations.NullMarked;
