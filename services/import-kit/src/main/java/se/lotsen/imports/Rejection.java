package se.lotsen.imports;

import java.util.List;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * A row that did not go in.
 *
 * @param row its number in the file
 * @param cells as they stand
 */
record Rejection(
    int row,
    @PersonalData(PersonalCategory.IMPORTED_ROW) List<String> cells,
    @PersonalData(PersonalCategory.IMPORTED_ROW) List<Problem> problems) {}
