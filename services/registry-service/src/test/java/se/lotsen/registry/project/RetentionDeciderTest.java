package se.lotsen.registry.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.ProjectEvent.ProjectHoldPlaced;
import se.lotsen.model.event.ProjectEvent.ProjectHoldReleased;
import se.lotsen.model.event.ProjectEvent.ProjectRetentionDecided;

class RetentionDeciderTest {
  private static final LocalDate TODAY = LocalDate.of(2021, 5, 4);
  private static final LocalDate END = LocalDate.of(2010, 12, 31);
  private static final ProjectId CODE = new ProjectId("4K");

  private static final Project PROJECT =
      Project.planned(
          CODE,
          new Text("Ord", "Words"),
          new Period(LocalDate.of(2008, 1, 1), END),
          new Text("Ord", "Words"),
          List.of(Municipality.VANNAS),
          List.of(),
          List.of(),
          List.of());

  private static final Project CLOSED = PROJECT.withStatus(ProjectStatus.CLOSED);

  @Test
  void theLatestOfAllTermsHolds() {
    var decided = keep(CLOSED, RetentionBasis.FUNDING_DECISION, LocalDate.of(2015, 12, 31));
    var both = keep(decided, RetentionBasis.MINOR_AID, LocalDate.of(2020, 6, 30));
    assertThat(both.keptUntil()).isEqualTo(LocalDate.of(2020, 6, 30));

    var prolonged = keep(both, RetentionBasis.FUNDING_DECISION, LocalDate.of(2025, 12, 31));
    assertThat(prolonged.keptUntil()).isEqualTo(LocalDate.of(2025, 12, 31));
    assertThat(prolonged.terms()).hasSize(2);
  }

  @Test
  void theSameAgainIsNothingAndShorterThanTheProjectIsRefused() {
    var until = LocalDate.of(2015, 12, 31);
    var decided = keep(CLOSED, RetentionBasis.ARCHIVE_DECISION, until);
    assertThat(
            accepted(
                    RetentionDecider.keep(
                        decided, RetentionBasis.ARCHIVE_DECISION, until, "Beslut", TODAY))
                .events())
        .isEmpty();
    assertThat(
            codeOf(
                RetentionDecider.keep(
                    CLOSED, RetentionBasis.ARCHIVE_DECISION, END.minusDays(1), "Beslut", TODAY)))
        .isEqualTo("kept-too-short");
  }

  @Test
  void disposalWaitsForTheEndOfTheProjectADecisionItsDayAndTheHold() {
    assertThat(codeOf(RetentionDecider.dispose(PROJECT, "Gallring", TODAY)))
        .isEqualTo("project-not-closed");
    assertThat(codeOf(RetentionDecider.dispose(CLOSED, "Gallring", TODAY)))
        .isEqualTo("retention-undecided");
    var lastDay = keep(CLOSED, RetentionBasis.MINOR_AID, TODAY);
    assertThat(codeOf(RetentionDecider.dispose(lastDay, "Gallring", TODAY)))
        .isEqualTo("kept-by-decision");
    var over = keep(CLOSED, RetentionBasis.MINOR_AID, TODAY.minusDays(1));
    var held = accepted(RetentionDecider.placeHold(over, "Revision", TODAY));
    assertThat(held.events()).containsExactly(new ProjectHoldPlaced(CODE, TODAY));
    assertThat(codeOf(RetentionDecider.dispose(held.state(), "Gallring", TODAY)))
        .isEqualTo("legal-hold");
    var released = accepted(RetentionDecider.releaseHold(held.state(), null, TODAY));
    assertThat(released.events()).containsExactly(new ProjectHoldReleased(CODE, TODAY));

    var disposed = accepted(RetentionDecider.dispose(released.state(), "Gallring", TODAY));

    assertThat(disposed.events()).containsExactly(new ProjectDisposed(CODE, TODAY));
    assertThat(disposed.note()).isEqualTo("Gallring");
    assertThat(disposed.state().disposedOn()).isEqualTo(TODAY);
    assertThat(accepted(RetentionDecider.dispose(disposed.state(), "Igen", TODAY)).events())
        .as("what a hold on a client kept goes the next time")
        .hasSize(1);
  }

  @Test
  void aHoldThatIsThereStaysAndOneThatIsNotIsNotReleased() {
    var held = accepted(RetentionDecider.placeHold(CLOSED, "Revision", TODAY)).state();
    assertThat(accepted(RetentionDecider.placeHold(held, "Till", TODAY.plusDays(1))).events())
        .isEmpty();
    assertThat(accepted(RetentionDecider.releaseHold(CLOSED, null, TODAY)).events()).isEmpty();
  }

  private static Project keep(Project project, RetentionBasis basis, LocalDate until) {
    var decided = accepted(RetentionDecider.keep(project, basis, until, "Beslut", TODAY));
    assertThat(decided.events())
        .containsExactly(new ProjectRetentionDecided(CODE, TODAY, basis, until));
    return decided.state();
  }

  private static Decision.Accepted<Project, ProjectEvent> accepted(
      Decision<Project, ProjectEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Project, ProjectEvent>) decision;
  }

  private static String codeOf(Decision<Project, ProjectEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Project, ProjectEvent>) decision).why().code();
  }
}
