package se.lotsen.projection.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.projection.rule.IndicatorRule;

/**
 * What a report says in numbers, with all that is needed to make the same again.
 *
 * @param decisionNumber the version of the decision that it was made by
 * @param number of the report in the plan
 * @param from first month that it is about
 * @param to last month that it is about
 * @param knownAt the moment whose knowledge this is
 * @param previous the digest of the report before it, so that none of them can be exchanged unseen;
 *     absent for the first
 */
record Figures(
    FundingDecisionId decision,
    int decisionNumber,
    ProjectId project,
    int number,
    ReportKind kind,
    YearMonth from,
    YearMonth to,
    Instant knownAt,
    @Nullable Sha256 previous,
    List<OfIndicator> indicators) {
  Figures {
    indicators = List.copyOf(indicators);
  }

  /**
   * One indicator.
   *
   * @param rule by which it was counted, as it was then
   * @param decided baseline and targets, as they were then
   * @param cells what there is of it; what has nothing is left out
   * @param lines how many lines make the period and the adjustments up; absent in a draft
   * @param digest of these lines; absent in a draft
   */
  record OfIndicator(
      IndicatorRule rule,
      DecidedIndicator decided,
      List<Cell> cells,
      @Nullable Long lines,
      @Nullable Sha256 digest) {
    OfIndicator {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a municipality and an area have of an indicator.
   *
   * @param previously told in earlier reports, their adjustments with it
   * @param period what counts for the report's months
   * @param adjustments by which months that were told before changed since
   */
  record Cell(
      Municipality municipality,
      AreaCode area,
      Breakdown previously,
      Breakdown period,
      Breakdown adjustments) {
    Breakdown cumulative() {
      return previously.plus(period).plus(adjustments);
    }

    boolean isNothing() {
      return Stream.of(previously, period, adjustments).allMatch(Breakdown.NONE::equals);
    }
  }

  Optional<OfIndicator> indicator(IndicatorCode code) {
    return indicators.stream().filter(each -> each.rule().code().equals(code)).findFirst();
  }
}
