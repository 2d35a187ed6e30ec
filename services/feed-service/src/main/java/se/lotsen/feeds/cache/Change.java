package se.lotsen.feeds.cache;

import se.lotsen.model.Breakdown;

/**
 * A cell has a new quantity.
 *
 * @param position of the record that said so
 * @param total of the project by the same indicator and rule version, after this change
 */
public record Change(Position position, Cell cell, Breakdown quantity, Breakdown total) {}
