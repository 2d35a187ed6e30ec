package se.lotsen.registry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;

class ProjectDeciderTest {
  private static final LocalDate TODAY = LocalDate.of(2009, 5, 4);
  private static final ProjectId CODE = new ProjectId("4K");
  private static final Text TEXT = new Text("Ord", "Words");

  /**
   * The life of a project as it was agreed on, written down once more and not read from the code.
   */
  private static final Set<String> POSSIBLE =
      Set.of("PLANNED ACTIVATE ACTIVE", "ACTIVE START_CLOSING CLOSING", "CLOSING CLOSE CLOSED");

  static Stream<Arguments> everyStatusWithEveryTrigger() {
    return Arrays.stream(ProjectStatus.values())
        .flatMap(
            status ->
                Arrays.stream(ProjectTrigger.values())
                    .map(trigger -> Arguments.of(status, trigger)));
  }

  @ParameterizedTest
  @MethodSource("everyStatusWithEveryTrigger")
  void aStepIsAllowedExactlyWhenThereIsARow(ProjectStatus status, ProjectTrigger trigger) {
    var project = project().withStatus(status);

    var decision = ProjectDecider.move(project, new ProjectCommand.MoveProject(trigger), TODAY);

    var row =
        POSSIBLE.stream().filter(each -> each.startsWith(status + " " + trigger + " ")).findFirst();
    if (row.isPresent()) {
      var to = ProjectStatus.valueOf(row.get().split(" ")[2]);
      assertThat(accepted(decision).state()).isEqualTo(project.withStatus(to));
      assertThat(accepted(decision).events()).containsExactly(eventOf(to));
    } else {
      assertThat(refused(decision).code()).isEqualTo("no-such-step");
      assertThat(refused(decision).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }
  }

  private static ProjectEvent eventOf(ProjectStatus to) {
    return switch (to) {
      case ACTIVE -> new ProjectActivated(CODE, TODAY);
      case CLOSING -> new ProjectClosingStarted(CODE, TODAY);
      case CLOSED -> new ProjectClosed(CODE, TODAY);
      case PLANNED -> throw new AssertionError("Nothing leads back to the plan");
    };
  }

  @Test
  void aPlanIsToldWhole() {
    var project = project(target(10, Map.of(Municipality.VINDELN, 4), Map.of(2009, 5)));

    var decision = accepted(plan(project));

    assertThat(decision.state()).isEqualTo(project);
    assertThat(decision.events())
        .containsExactly(
            new ProjectPlanned(
                CODE,
                TODAY,
                project.name(),
                project.period(),
                project.owner(),
                project.municipalities(),
                project.funders(),
                project.areas(),
                project.indicators()));
  }

  static Stream<Arguments> wrongTargets() {
    return Stream.of(
        Arguments.of("negative-target", List.of(target(-1, Map.of(), Map.of()))),
        Arguments.of(
            "negative-target", List.of(target(1, Map.of(Municipality.VINDELN, -1), Map.of()))),
        Arguments.of("negative-target", List.of(target(1, Map.of(), Map.of(2009, -1)))),
        Arguments.of(
            "municipality-not-in-project",
            List.of(target(1, Map.of(Municipality.UMEA, 1), Map.of()))),
        Arguments.of("year-outside-period", List.of(target(1, Map.of(), Map.of(2007, 1)))),
        Arguments.of("year-outside-period", List.of(target(1, Map.of(), Map.of(2011, 1)))),
        Arguments.of(
            "duplicate-indicator",
            List.of(target(1, Map.of(), Map.of()), target(2, Map.of(), Map.of()))));
  }

  @ParameterizedTest
  @MethodSource("wrongTargets")
  void targetsThatCannotBeMeantAreRefusedInAPlanAndLater(
      String code, List<IndicatorTarget> targets) {
    var wrong = project().withIndicators(targets);

    assertThat(refused(plan(wrong)).code()).isEqualTo(code);
    assertThat(refused(plan(wrong)).field()).isEqualTo("indicators");
    assertThat(refused(setTargets(project(), targets)).code()).isEqualTo(code);
  }

  @Test
  void targetsAtTheEdgesAreTaken() {
    var edges =
        List.of(
            target(0, Map.of(Municipality.VINDELN, 0), Map.of(2008, 0, 2010, Integer.MAX_VALUE)));

    assertThat(accepted(setTargets(project(), edges)).events())
        .containsExactly(new ProjectTargetsSet(CODE, TODAY, edges));
  }

  @ParameterizedTest
  @EnumSource(ProjectStatus.class)
  void targetsAreAgreedAnewUntilTheProjectIsClosed(ProjectStatus status) {
    var project = project().withStatus(status);
    var targets = List.of(target(7, Map.of(), Map.of()));

    var decision = setTargets(project, targets);

    if (status == ProjectStatus.CLOSED) {
      assertThat(refused(decision).code()).isEqualTo("project-closed");
    } else {
      assertThat(accepted(decision).state()).isEqualTo(project.withIndicators(targets));
    }
  }

  @Test
  void theSameTargetsAgainAreNothingToDo() {
    var project = project(target(7, Map.of(), Map.of()));

    assertThat(setTargets(project, project.indicators())).isEqualTo(Decision.nothingToDo(project));
  }

  @Test
  void anAreaIsThereOnceAndIsPartOfOneThatIsThere() {
    var twice = withAreas(area("advice", null), area("advice", null));
    var lost = withAreas(area("advice", "business-development"));
    var good =
        withAreas(area("advice", "business-development"), area("business-development", null));

    assertThat(refused(plan(twice)).code()).isEqualTo("duplicate-area");
    assertThat(refused(plan(lost)).code()).isEqualTo("unknown-area");
    assertThat(accepted(plan(good)).state()).isEqualTo(good);
  }

  private static Decision<Project, ProjectEvent> plan(Project project) {
    return ProjectDecider.plan(new ProjectCommand.PlanProject(project), TODAY);
  }

  private static Decision<Project, ProjectEvent> setTargets(
      Project project, List<IndicatorTarget> targets) {
    return ProjectDecider.setTargets(project, new ProjectCommand.SetTargets(targets), TODAY);
  }

  private static Project project(IndicatorTarget... targets) {
    return Project.planned(
        CODE,
        TEXT,
        new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
        TEXT,
        List.of(Municipality.VINDELN, Municipality.VANNAS),
        List.of(),
        List.of(area("advice", null)),
        List.of(targets));
  }

  private static Project withAreas(ActivityArea... areas) {
    var project = project();
    return Project.planned(
        CODE,
        TEXT,
        project.period(),
        TEXT,
        project.municipalities(),
        List.of(),
        List.of(areas),
        List.of());
  }

  private static ActivityArea area(String code, String partOf) {
    return new ActivityArea(new AreaCode(code), TEXT, partOf == null ? null : new AreaCode(partOf));
  }

  private static IndicatorTarget target(
      int total, Map<Municipality, Integer> perMunicipality, Map<Integer, Integer> perYear) {
    return new IndicatorTarget(
        new IndicatorCode("new-jobs"),
        BigDecimal.valueOf(total),
        numbers(perMunicipality),
        numbers(perYear));
  }

  private static <K> Map<K, BigDecimal> numbers(Map<K, Integer> targets) {
    return targets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> BigDecimal.valueOf(each.getValue())));
  }

  private static Decision.Accepted<Project, ProjectEvent> accepted(
      Decision<Project, ProjectEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Project, ProjectEvent>) decision;
  }

  private static Refusal refused(Decision<Project, ProjectEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Project, ProjectEvent>) decision).why();
  }
}
