package se.lotsen.imports;

import se.lotsen.model.Text;

/**
 * What is wrong with a row.
 *
 * @param column the name of the column it is about, as the file calls it; empty for the whole row
 */
public record Problem(String column, Text message) {}
