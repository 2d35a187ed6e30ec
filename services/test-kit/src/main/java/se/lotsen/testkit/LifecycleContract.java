package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.lotsen.kit.lifecycle.LifecycleGuard;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.kit.lifecycle.Verdict.Moved;
import se.lotsen.kit.lifecycle.Verdict.Refused;

/** What holds for every lifecycle: every state, every trigger, every combination of facts. */
public abstract class LifecycleContract<S extends LifecycleState, T extends LifecycleTrigger, F> {
  protected abstract List<LifecycleTable<S, T, F>> tables();

  /** Every combination of what the guards look at. */
  protected abstract List<F> allFacts();

  /** The class whose constants are all guards there are. */
  protected abstract Class<?> guards();

  @TestFactory
  Stream<DynamicTest> aStepIsTakenExactlyWhenTheTableHasARowAndNoGuardSaysNo() {
    return tables().stream()
        .flatMap(
            table -> {
              var machine = LifecycleMachine.of(table);
              return table.states().stream()
                  .flatMap(
                      state ->
                          table.triggers().stream()
                              .map(
                                  trigger ->
                                      DynamicTest.dynamicTest(
                                          "%s: %s × %s"
                                              .formatted(
                                                  table.name(), state.name(), trigger.name()),
                                          () -> holds(table, machine, state, trigger))));
            });
  }

  private void holds(
      LifecycleTable<S, T, F> table, LifecycleMachine<S, T, F> machine, S state, T trigger) {
    var row =
        table.steps().stream()
            .filter(step -> step.from().equals(state) && step.trigger().equals(trigger))
            .findFirst();
    for (var facts : allFacts()) {
      var verdict = machine.decide(state, trigger, facts);
      if (row.isEmpty()) {
        assertThat(verdict).isEqualTo(new Refused<>(state, trigger, List.of()));
        continue;
      }
      var saysNo = row.get().guards().stream().filter(guard -> !guard.allows(facts)).toList();
      assertThat(verdict)
          .isEqualTo(
              saysNo.isEmpty()
                  ? new Moved<>(state, row.get().to())
                  : new Refused<>(state, trigger, List.copyOf(saysNo)));
    }
  }

  @Test
  void noTwoRowsAnswerTheSameTriggerInTheSameStateAndNoneStaysInIt() {
    for (var table : tables()) {
      var seen = new HashSet<String>();
      assertThat(table.steps())
          .isNotEmpty()
          .noneMatch(step -> step.from().equals(step.to()))
          .allMatch(step -> seen.add(step.from().name() + " " + step.trigger().name()));
    }
  }

  @Test
  void everyStateCanBeReachedAndEveryTriggerIsUsed() {
    for (var table : tables()) {
      var reached = new HashSet<S>(List.of(table.initial()));
      boolean grew = true;
      while (grew) {
        grew = false;
        for (var step : table.steps()) {
          grew |= reached.contains(step.from()) && reached.add(step.to());
        }
      }
      assertThat(reached).containsExactlyInAnyOrderElementsOf(table.states());
      assertThat(table.steps().stream().map(step -> (Object) step.trigger()).distinct())
          .containsExactlyInAnyOrderElementsOf(table.triggers());
    }
  }

  @Test
  void nothingOpenIsWithoutAWayOut() {
    for (var table : tables()) {
      assertThat(table.states().stream().filter(LifecycleState::isOpen))
          .isNotEmpty()
          .allSatisfy(state -> assertThat(table.stepsFrom(state)).isNotEmpty());
    }
  }

  @Test
  void everyGuardIsUsedBySomeRow() throws IllegalAccessException {
    var used =
        tables().stream()
            .flatMap(table -> table.steps().stream())
            .<LifecycleGuard<F>>flatMap(step -> step.guards().stream())
            .distinct()
            .toList();
    assertThat(used).containsExactlyInAnyOrderElementsOf(constantsOf(guards()));
  }

  private List<LifecycleGuard<F>> constantsOf(Class<?> holder) throws IllegalAccessException {
    var constants = new ArrayList<LifecycleGuard<F>>();
    for (var field : holder.getDeclaredFields()) {
      if (field.getType() == LifecycleGuard.class) {
        field.setAccessible(true);
        @SuppressWarnings("unchecked") // the guards of these tables look at these facts
        var guard = (LifecycleGuard<F>) field.get(null);
        assertThat(guard.name()).isEqualTo(field.getName());
        constants.add(guard);
      }
    }
    return constants;
  }
}
