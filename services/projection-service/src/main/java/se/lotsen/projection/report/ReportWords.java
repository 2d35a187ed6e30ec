package se.lotsen.projection.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * What a report says beside its figures.
 *
 * @param overview the project as a whole
 * @param wayOfWorking how it is worked and organised
 * @param activities what was done
 * @param results what came of it
 * @param unforeseen results that nobody had aimed at
 * @param comments on single indicators
 * @param areas of the final report: what was done in each area of work, and what it led to
 */
record ReportWords(
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String overview,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String wayOfWorking,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String activities,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String results,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String unforeseen,
    List<Comment> comments,
    List<AreaWords> areas) {
  static final ReportWords NONE =
      new ReportWords(null, null, null, null, null, List.of(), List.of());

  ReportWords {
    comments = List.copyOf(comments);
    areas = List.copyOf(areas);
  }

  /** What is to be known of one indicator. */
  record Comment(
      IndicatorCode indicator, @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String words) {}

  /** What was done in an area of work, and what it led to. */
  record AreaWords(
      AreaCode area, @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String words) {}

  /** How many characters there are in all. */
  int length() {
    return Stream.of(
            Stream.of(overview, wayOfWorking, activities, results, unforeseen),
            comments.stream().map(Comment::words),
            areas.stream().map(AreaWords::words))
        .flatMap(all -> all)
        .filter(Objects::nonNull)
        .mapToInt(String::length)
        .sum();
  }

  /** Whether all four sections that every report has are there. */
  boolean areWritten() {
    return Stream.of(overview, wayOfWorking, activities, results)
        .allMatch(section -> section != null && !section.isBlank());
  }
}
