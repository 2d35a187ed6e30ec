package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.testkit.LifecycleContract;

class ReportLifecycleTest extends LifecycleContract<ReportStatus, ReportTrigger, ReportFacts> {
  @Override
  protected List<LifecycleTable<ReportStatus, ReportTrigger, ReportFacts>> tables() {
    return List.of(ReportLifecycle.TABLE);
  }

  @Override
  protected Class<?> guards() {
    return ReportGuards.class;
  }

  @Override
  protected List<ReportFacts> allFacts() {
    return IntStream.range(0, 64)
        .mapToObj(
            bits ->
                new ReportFacts(
                    (bits & 1) > 0,
                    (bits & 2) > 0,
                    (bits & 4) > 0,
                    (bits & 8) > 0,
                    (bits & 16) > 0,
                    (bits & 32) > 0))
        .toList();
  }

  @Test
  void isAsItWasAgreedOn() {
    assertThat(
            ReportLifecycle.TABLE.steps().stream()
                .map(
                    step ->
                        "%s -%s-> %s %s"
                            .formatted(
                                step.from().name(),
                                step.trigger().name(),
                                step.to().name(),
                                step.guards()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            DRAFT -SUBMIT-> SUBMITTED [PLANNED, WORDS_WRITTEN, EARLIER_TOLD, FOLLOWS]
            SUBMITTED -RETURN-> RETURNED [LATER_NOT_TOLD, REASON_GIVEN]
            RETURNED -SUBMIT-> SUBMITTED [PLANNED, WORDS_WRITTEN, EARLIER_TOLD, FOLLOWS]
            SUBMITTED -APPROVE-> APPROVED []""");
  }
}
