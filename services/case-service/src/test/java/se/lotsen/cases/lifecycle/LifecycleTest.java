package se.lotsen.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.cases.lifecycle.CaseLifecycle.Decision.Moved;
import se.lotsen.cases.lifecycle.CaseLifecycle.Decision.Refused;

/** Every lifecycle, every state, every trigger, every combination of facts. */
class LifecycleTest {
  private static final CaseLifecycle MACHINE = new SpringCaseLifecycle();
  private static final CaseFacts ALL_HOLDS =
      new CaseFacts(true, true, true, true, true, true, true, true, true, true);

  /** One state and one trigger of a lifecycle. */
  record Pair(Lifecycle lifecycle, CaseState state, CaseTrigger trigger) {
    @Override
    public String toString() {
      return "%s: %s × %s".formatted(lifecycle, state.name(), trigger.name());
    }
  }

  static Stream<Pair> pairs() {
    return Arrays.stream(Lifecycle.values())
        .flatMap(
            lifecycle ->
                lifecycle.states().stream()
                    .flatMap(
                        state ->
                            lifecycle.triggers().stream()
                                .map(trigger -> new Pair(lifecycle, state, trigger))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aStepIsPossibleExactlyWhenTheTableHasARow(Pair pair) {
    var decision = MACHINE.decide(pair.lifecycle(), pair.state(), pair.trigger(), ALL_HOLDS);

    var row = pair.lifecycle().step(pair.state(), pair.trigger());
    if (row.isPresent()) {
      assertThat(decision).isEqualTo(new Moved(pair.state(), row.get().to()));
    } else {
      assertThat(decision).isEqualTo(new Refused(pair.state(), pair.trigger(), List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aStepIsRefusedByExactlyTheGuardsThatSayNo(Pair pair) {
    var row = pair.lifecycle().step(pair.state(), pair.trigger());
    for (var facts : allFacts()) {
      var decision = MACHINE.decide(pair.lifecycle(), pair.state(), pair.trigger(), facts);
      if (row.isEmpty()) {
        assertThat(decision).isInstanceOf(Refused.class);
        continue;
      }
      var objections = row.get().guards().stream().filter(guard -> !guard.allows(facts)).toList();
      assertThat(decision)
          .isEqualTo(
              objections.isEmpty()
                  ? new Moved(pair.state(), row.get().to())
                  : new Refused(pair.state(), pair.trigger(), objections));
    }
  }

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void noTwoRowsAnswerTheSameTriggerInTheSameState(Lifecycle lifecycle) {
    var seen = new HashSet<String>();
    for (var step : lifecycle.steps()) {
      assertThat(seen.add(step.from().name() + step.trigger().name())).as(step.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void noRowStaysInItsState(Lifecycle lifecycle) {
    assertThat(lifecycle.steps()).isNotEmpty().noneMatch(step -> step.from().equals(step.to()));
  }

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void everyStateCanBeReachedAndEveryTriggerIsUsed(Lifecycle lifecycle) {
    var reached = new HashSet<CaseState>(List.of(lifecycle.initial()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var step : lifecycle.steps()) {
        grew |= reached.contains(step.from()) && reached.add(step.to());
      }
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(lifecycle.states());
    assertThat(lifecycle.steps().stream().map(step -> (CaseTrigger) step.trigger()).distinct())
        .containsExactlyInAnyOrderElementsOf(lifecycle.triggers());
  }

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void everyOpenStateCanBeGivenUp(Lifecycle lifecycle) {
    var open = lifecycle.states().stream().filter(state -> state.phase().isOpen()).toList();
    assertThat(open)
        .isNotEmpty()
        .allSatisfy(
            state ->
                assertThat(lifecycle.stepsFrom(state))
                    .anyMatch(step -> step.to().phase() == CaseState.Phase.GIVEN_UP));
  }

  @Test
  void everyGuardIsUsedBySomeRow() {
    var used =
        Arrays.stream(Lifecycle.values())
            .flatMap(lifecycle -> lifecycle.steps().stream())
            .flatMap(step -> step.guards().stream())
            .distinct()
            .toList();
    assertThat(used).containsExactlyInAnyOrder(Guard.values());
  }

  /** All 1024 combinations of the ten facts. */
  private static List<CaseFacts> allFacts() {
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
}
