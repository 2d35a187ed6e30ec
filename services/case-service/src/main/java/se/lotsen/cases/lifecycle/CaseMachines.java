package se.lotsen.cases.lifecycle;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.Verdict;

/** One machine for each type of case. */
@Component
final class CaseMachines implements CaseLifecycle {
  private final Map<Lifecycle, LifecycleMachine<CaseState, CaseTrigger, CaseFacts>> machines =
      Arrays.stream(Lifecycle.values())
          .collect(
              Collectors.toMap(
                  Function.identity(), lifecycle -> LifecycleMachine.of(lifecycle.table())));

  @Override
  public Verdict<CaseState, CaseTrigger, CaseFacts> decide(
      Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts) {
    return Objects.requireNonNull(machines.get(lifecycle)).decide(now, trigger, facts);
  }
}
