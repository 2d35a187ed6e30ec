package se.lotsen.cases.lifecycle;

import java.util.HashMap;
import java.util.Map;
import se.lotsen.kit.lifecycle.LifecycleStep;
import se.lotsen.kit.lifecycle.Verdict;

/** How long a decision takes, by the machine and by a mere look-up of the same table. */
public final class DecisionRun {
  private static final CaseFacts FACTS =
      new CaseFacts(true, true, true, true, true, true, true, true, true, true);
  private static final int WARM_UP = 20_000;

  private final CaseLifecycle machine = new CaseMachines();
  private final Map<CaseState, Map<CaseTrigger, LifecycleStep<?, ?, CaseFacts>>> table =
      new HashMap<>();
  private long moved;

  public DecisionRun() {
    for (var step : Lifecycle.ADVICE.table().steps()) {
      table.computeIfAbsent(step.from(), from -> new HashMap<>()).put(step.trigger(), step);
    }
  }

  /** Microseconds per decision of the machine. */
  public double machineMicros(int decisions) {
    decideByMachine(WARM_UP);
    long begin = System.nanoTime();
    decideByMachine(decisions);
    return (System.nanoTime() - begin) / 1e3 / decisions;
  }

  /** Microseconds per look-up and check of guards. */
  public double tableMicros(int decisions) {
    decideByTable(WARM_UP);
    long begin = System.nanoTime();
    decideByTable(decisions);
    return (System.nanoTime() - begin) / 1e3 / decisions;
  }

  /** How many decisions moved; read so that nothing can be left out. */
  public long moved() {
    return moved;
  }

  private void decideByMachine(int decisions) {
    var steps = Lifecycle.ADVICE.table().steps();
    for (int i = 0; i < decisions; i++) {
      var step = steps.get(i % steps.size());
      if (machine.decide(Lifecycle.ADVICE, step.from(), step.trigger(), FACTS)
          instanceof Verdict.Moved<?, ?, ?>) {
        moved++;
      }
    }
  }

  private void decideByTable(int decisions) {
    var steps = Lifecycle.ADVICE.table().steps();
    for (int i = 0; i < decisions; i++) {
      var wanted = steps.get(i % steps.size());
      var row = table.getOrDefault(wanted.from(), Map.of()).get(wanted.trigger());
      if (row != null && row.objections(FACTS).isEmpty()) {
        moved++;
      }
    }
  }
}
