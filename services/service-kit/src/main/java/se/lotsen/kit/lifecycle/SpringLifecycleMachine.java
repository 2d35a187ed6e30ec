package se.lotsen.kit.lifecycle;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * The one class that knows Spring Statemachine. It keeps a started machine and sets it to the
 * present state before each decision, one decision at a time. No state is declared an end state: a
 * machine that has reached one ignores all later events.
 */
final class SpringLifecycleMachine<S extends LifecycleState, T extends LifecycleTrigger, F>
    implements LifecycleMachine<S, T, F> {
  private static final String FACTS = "facts";

  private final LifecycleTable<S, T, F> table;
  private final StateMachine<S, T> machine;
  private final ReentrantLock lock = new ReentrantLock();

  /** The facts of one decision, in the type of the table. */
  private record Facts<F>(F values) {}

  SpringLifecycleMachine(LifecycleTable<S, T, F> table) {
    this.table = table;
    this.machine = started(table);
  }

  @Override
  public Verdict<S, T, F> decide(S now, T trigger, F facts) {
    lock.lock();
    try {
      // Not the result type: a step that a guard vetoes is reported as accepted, too.
      var after = fire(now, trigger, facts);
      return after.equals(now)
          ? new Verdict.Refused<>(now, trigger, objections(now, trigger, facts))
          : new Verdict.Moved<>(now, after);
    } finally {
      lock.unlock();
    }
  }

  private S fire(S now, T trigger, F facts) {
    machine
        .getStateMachineAccessor()
        .doWithAllRegions(
            region ->
                region
                    .resetStateMachineReactively(
                        new DefaultStateMachineContext<>(now, null, null, null))
                    .block());
    var step = MessageBuilder.withPayload(trigger).setHeader(FACTS, new Facts<>(facts)).build();
    machine.sendEvent(Mono.just(step)).blockLast();
    return machine.getState().getId();
  }

  private List<LifecycleGuard<F>> objections(S now, T trigger, F facts) {
    return table.step(now, trigger).map(step -> step.objections(facts)).orElse(List.of());
  }

  private static <S extends LifecycleState, T extends LifecycleTrigger, F>
      StateMachine<S, T> started(LifecycleTable<S, T, F> table) {
    try {
      var builder = StateMachineBuilder.<S, T>builder();
      builder
          .configureStates()
          .withStates()
          .initial(table.initial())
          .states(new HashSet<>(table.states()));
      var transitions = builder.configureTransitions();
      for (var step : table.steps()) {
        transitions
            .withExternal()
            .source(step.from())
            .event(step.trigger())
            .target(step.to())
            .guard(context -> allows(step, context));
      }
      var machine = builder.build();
      machine.startReactively().block();
      return machine;
    } catch (Exception e) { // the builder declares nothing narrower
      throw new IllegalStateException("The table of " + table.name() + " makes no machine", e);
    }
  }

  @SuppressWarnings("unchecked") // only fire puts them there
  private static <S, T, F> boolean allows(LifecycleStep<?, ?, F> step, StateContext<S, T> context) {
    if (context.getMessageHeader(FACTS) instanceof Facts<?> facts) {
      return step.objections(((Facts<F>) facts).values()).isEmpty();
    }
    throw new IllegalStateException("A step was tried without facts");
  }
}
