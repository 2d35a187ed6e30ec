package se.lotsen.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.testkit.LifecycleContract;

/** Every type of case, every state, every trigger, every combination of facts. */
class LifecycleTest extends LifecycleContract<CaseState, CaseTrigger, CaseFacts> {
  @Override
  protected List<LifecycleTable<CaseState, CaseTrigger, CaseFacts>> tables() {
    return Arrays.stream(Lifecycle.values()).map(Lifecycle::table).toList();
  }

  @Override
  protected Class<?> guards() {
    return CaseGuards.class;
  }

  /** All 1024 combinations of the ten facts. */
  @Override
  protected List<CaseFacts> allFacts() {
    return Stream.iterate(0, bits -> bits + 1)
        .limit(1024)
        .map(
            bits ->
                new CaseFacts(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0,
                    (bits & 32) != 0,
                    (bits & 64) != 0,
                    (bits & 128) != 0,
                    (bits & 256) != 0,
                    (bits & 512) != 0))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void everyOpenStateCanBeGivenUp(Lifecycle lifecycle) {
    assertThat(lifecycle.states().stream().filter(CaseState::isOpen))
        .isNotEmpty()
        .allSatisfy(
            state ->
                assertThat(lifecycle.table().stepsFrom(state))
                    .anyMatch(step -> step.to().phase() == CaseState.Phase.GIVEN_UP));
  }
}
