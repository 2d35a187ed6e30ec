package se.lotsen.imports;

import java.util.List;

/**
 * A row that did not go in.
 *
 * @param row its number in the file
 * @param cells as they stand
 */
record Rejection(int row, List<String> cells, List<Problem> problems) {}
