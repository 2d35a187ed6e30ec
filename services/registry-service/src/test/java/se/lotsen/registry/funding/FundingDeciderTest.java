package se.lotsen.registry.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Currency;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ObjectiveCode;
import se.lotsen.model.code.ProgrammeCode;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.model.event.FundingDecisionEvent.Eligibility;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionChanged;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionMade;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionRevoked;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.FundingDecisionEvent.Money;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.registry.project.FundedProject;

class FundingDeciderTest {
  private static final FundingDecisionId ID =
      new FundingDecisionId("01970000-0000-7000-8000-00000000e902");
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final LocalDate DECIDED = LocalDate.of(2007, 12, 3);

  private static final FundedProject FUNDED =
      new FundedProject(
          PROJECT,
          new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
          List.of(Municipality.VANNAS, Municipality.VINDELN),
          List.of("eu", "region"),
          false);

  private static final List<ReportingDate> PLAN =
      List.of(
          date(1, ReportKind.PROGRESS, "2008-01", "2008-12", "2009-02-15"),
          date(2, ReportKind.PROGRESS, "2009-01", "2009-12", "2010-02-15"),
          date(3, ReportKind.FINAL, "2010-01", "2010-12", "2010-12-31"));

  private static ReportingDate date(
      int number, ReportKind kind, String from, String to, String due) {
    return new ReportingDate(
        number, kind, YearMonth.parse(from), YearMonth.parse(to), LocalDate.parse(due));
  }

  private static DecidedIndicator jobs(
      @Nullable Integer ruleVersion, @Nullable String baseline, Municipality place) {
    return new DecidedIndicator(
        new IndicatorTarget(
            new IndicatorCode("new-jobs"),
            new BigDecimal("40"),
            Map.of(place, BigDecimal.TEN),
            Map.of(2009, BigDecimal.TEN)),
        ruleVersion,
        baseline == null ? null : new BigDecimal(baseline));
  }

  private static FundingTerms terms(
      List<ReportingDate> plan, @Nullable LocalDate keptUntil, DecidedIndicator... indicators) {
    return new FundingTerms(
        new ProgrammeCode("ERUF-2007"),
        new ObjectiveCode("1.3"),
        new Money(new BigDecimal("4500000"), Currency.SEK),
        List.of(indicators),
        plan,
        Eligibility.ANY,
        keptUntil,
        false);
  }

  private static FundingDecision.Version version(LocalDate on, FundingTerms terms) {
    return new FundingDecision.Version(1, on, "N2007/1", List.of("Skylta"), terms);
  }

  private static final FundingTerms TERMS =
      terms(PLAN, LocalDate.of(2020, 12, 31), jobs(1, "0", Municipality.VANNAS));

  private static FundingDecision decision(String funder, FundingTerms terms) {
    return FundingDecision.made(ID, PROJECT, funder, version(DECIDED, terms));
  }

  private static String refusal(Decision<FundingDecision, FundingDecisionEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    var why = ((Decision.Refused<FundingDecision, FundingDecisionEvent>) decision).why();
    return why.code() + (why.field() == null ? "" : " at " + why.field());
  }

  @Test
  void aDecisionIsToldWithItsTerms() {
    var made = FundingDecider.make(decision("eu", TERMS), FUNDED);

    assertThat(made)
        .isEqualTo(
            Decision.accepted(
                decision("eu", TERMS), new FundingDecisionMade(ID, PROJECT, DECIDED, "eu", TERMS)));
  }

  @Test
  void onlyAFunderOfTheProjectDecidesAndNotOnAClosedOne() {
    assertThat(refusal(FundingDecider.make(decision("bank", TERMS), FUNDED)))
        .isEqualTo("not-a-funder at funder");
    var closed =
        new FundedProject(
            PROJECT, FUNDED.period(), FUNDED.municipalities(), FUNDED.funders(), true);
    assertThat(refusal(FundingDecider.make(decision("eu", TERMS), closed)))
        .isEqualTo("project-closed");
  }

  static Stream<Arguments> wrongTerms() {
    return Stream.of(
        Arguments.of(
            "report-numbers at reporting",
            List.of(date(2, ReportKind.PROGRESS, "2008-01", "2008-12", "2009-02-15"))),
        Arguments.of(
            "report-period at reporting",
            List.of(date(1, ReportKind.PROGRESS, "2008-12", "2008-01", "2009-02-15"))),
        Arguments.of(
            "report-due at reporting",
            List.of(date(1, ReportKind.PROGRESS, "2008-01", "2008-12", "2007-12-31"))),
        Arguments.of(
            "report-outside-project at reporting",
            List.of(date(1, ReportKind.PROGRESS, "2007-12", "2008-12", "2009-02-15"))),
        Arguments.of(
            "report-outside-project at reporting",
            List.of(date(1, ReportKind.PROGRESS, "2011-01", "2011-12", "2012-02-15"))),
        Arguments.of(
            "report-outside-project at reporting",
            List.of(date(1, ReportKind.PROGRESS, "2008-01", "2016-01", "2016-02-15"))),
        Arguments.of(
            "report-gap at reporting",
            List.of(
                PLAN.getFirst(), date(2, ReportKind.PROGRESS, "2009-02", "2009-12", "2010-02-15"))),
        Arguments.of(
            "report-gap at reporting",
            List.of(
                PLAN.getFirst(), date(2, ReportKind.PROGRESS, "2008-12", "2009-12", "2010-02-15"))),
        Arguments.of(
            "final-not-last at reporting",
            List.of(date(1, ReportKind.FINAL, "2008-01", "2008-12", "2009-02-15"), PLAN.get(1))));
  }

  @ParameterizedTest
  @MethodSource("wrongTerms")
  void aPlanInWhichAMonthBelongsToNoReportOrTwoIsRefused(String why, List<ReportingDate> plan) {
    var terms = terms(plan, null, jobs(null, null, Municipality.VANNAS));

    assertThat(refusal(FundingDecider.make(decision("eu", terms), FUNDED))).isEqualTo(why);
  }

  @Test
  void numbersAndPlacesThatCannotBeAreRefused() {
    assertThat(wrong(jobs(1, "-1", Municipality.VANNAS)))
        .isEqualTo("negative-baseline at indicators");
    assertThat(wrong(jobs(0, null, Municipality.VANNAS)))
        .isEqualTo("no-such-version at indicators");
    assertThat(wrong(jobs(1, null, Municipality.UMEA)))
        .isEqualTo("municipality-not-in-project at indicators");
    assertThat(wrong(jobs(1, null, Municipality.VANNAS), jobs(1, null, Municipality.VANNAS)))
        .isEqualTo("duplicate-indicator at indicators");
    var early = terms(PLAN, LocalDate.of(2010, 12, 30), jobs(1, null, Municipality.VANNAS));
    assertThat(refusal(FundingDecider.make(decision("eu", early), FUNDED)))
        .isEqualTo("kept-too-short at keptUntil");
  }

  private static String wrong(DecidedIndicator... indicators) {
    return refusal(FundingDecider.make(decision("eu", terms(PLAN, null, indicators)), FUNDED));
  }

  @Test
  void aLaterDecisionIsAnotherVersionAndTheEarlierStays() {
    var now = decision("eu", TERMS);
    var terms = terms(PLAN, null, jobs(2, "3", Municipality.VINDELN));
    var next = version(DECIDED.plusYears(1), terms).numbered(2);

    var changed = FundingDecider.change(now, next, FUNDED, "Förlängt");

    assertThat(changed)
        .isEqualTo(
            Decision.accepted(
                now.changed(next),
                new FundingDecisionChanged(ID, PROJECT, DECIDED.plusYears(1), 2, terms),
                "Förlängt"));
    assertThat(now.changed(next).version(1).orElseThrow().terms()).isEqualTo(TERMS);
    assertThat(now.changed(next).last()).isEqualTo(next);
  }

  @Test
  void aLaterDecisionIsNotBeforeTheOneInForceNorOfARevokedOneNorWithoutEnd() {
    var now = decision("eu", TERMS);
    var before = version(DECIDED.minusDays(1), TERMS).numbered(2);
    assertThat(refusal(FundingDecider.change(now, before, FUNDED, "Ändrat")))
        .isEqualTo("decided-before at decidedOn");

    var next = version(DECIDED, TERMS).numbered(2);
    assertThat(refusal(FundingDecider.change(now.asRevoked(), next, FUNDED, "Ändrat")))
        .isEqualTo("decision-revoked");

    var many = now;
    while (many.versions().size() < FundingDecider.MOST_VERSIONS) {
      many = many.changed(version(DECIDED, TERMS).numbered(many.versions().size() + 1));
    }
    assertThat(refusal(FundingDecider.change(many, next, FUNDED, "Ändrat")))
        .isEqualTo("too-many-versions");
  }

  @Test
  void revokingTwiceIsRevokingOnce() {
    var now = decision("eu", TERMS);

    var revoked = FundingDecider.revoke(now, "Fel projekt", DECIDED);

    assertThat(revoked)
        .isEqualTo(
            Decision.accepted(
                now.asRevoked(), new FundingDecisionRevoked(ID, PROJECT, DECIDED), "Fel projekt"));
    assertThat(FundingDecider.revoke(now.asRevoked(), null, DECIDED))
        .isEqualTo(Decision.nothingToDo(now.asRevoked()));
  }
}
