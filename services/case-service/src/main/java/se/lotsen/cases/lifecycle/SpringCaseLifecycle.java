package se.lotsen.cases.lifecycle;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one class that knows Spring Statemachine. It keeps one started machine per lifecycle and sets
 * it to the case's state before each decision. No state is declared an end state: a machine that
 * has reached one ignores all later events.
 */
@Component
final class SpringCaseLifecycle implements CaseLifecycle {
  private static final String FACTS = "facts";

  private final Map<Lifecycle, Kept> machines = new EnumMap<>(Lifecycle.class);

  /** A machine and the lock that lets one decision at a time use it. */
  private record Kept(StateMachine<CaseState, CaseTrigger> machine, ReentrantLock lock) {}

  SpringCaseLifecycle() {
    for (var lifecycle : Lifecycle.values()) {
      machines.put(lifecycle, new Kept(started(lifecycle), new ReentrantLock()));
    }
  }

  @Override
  public Decision decide(Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts) {
    var kept = machines.get(lifecycle);
    if (kept == null) {
      throw new IllegalStateException("No machine for " + lifecycle);
    }
    kept.lock().lock();
    try {
      // Not the result type: a step that a guard vetoes is reported as accepted, too.
      var after = fire(kept.machine(), now, trigger, facts);
      return after.equals(now)
          ? new Decision.Refused(now, trigger, objections(lifecycle, now, trigger, facts))
          : new Decision.Moved(now, after);
    } finally {
      kept.lock().unlock();
    }
  }

  private static CaseState fire(
      StateMachine<CaseState, CaseTrigger> machine,
      CaseState now,
      CaseTrigger trigger,
      CaseFacts facts) {
    machine
        .getStateMachineAccessor()
        .doWithAllRegions(
            region ->
                region
                    .resetStateMachineReactively(
                        new DefaultStateMachineContext<>(now, null, null, null))
                    .block());
    var step = MessageBuilder.withPayload(trigger).setHeader(FACTS, facts).build();
    machine.sendEvent(Mono.just(step)).blockLast();
    return machine.getState().getId();
  }

  private static List<Guard> objections(
      Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts) {
    return lifecycle
        .step(now, trigger)
        .map(step -> CaseLifecycle.objections(step, facts))
        .orElse(List.of());
  }

  private static StateMachine<CaseState, CaseTrigger> started(Lifecycle lifecycle) {
    try {
      var builder = StateMachineBuilder.<CaseState, CaseTrigger>builder();
      builder
          .configureStates()
          .withStates()
          .initial(lifecycle.initial())
          .states(new HashSet<>(lifecycle.states()));
      var transitions = builder.configureTransitions();
      for (var step : lifecycle.steps()) {
        transitions
            .withExternal()
            .source(step.from())
            .event(step.trigger())
            .target(step.to())
            .guard(context -> CaseLifecycle.objections(step, factsOf(context)).isEmpty());
      }
      var machine = builder.build();
      machine.startReactively().block();
      return machine;
    } catch (Exception e) { // the builder declares nothing narrower
      throw new IllegalStateException("The table of " + lifecycle + " makes no machine", e);
    }
  }

  private static CaseFacts factsOf(StateContext<CaseState, CaseTrigger> context) {
    if (context.getMessageHeader(FACTS) instanceof CaseFacts facts) {
      return facts;
    }
    throw new IllegalStateException("A step was tried without facts");
  }
}
