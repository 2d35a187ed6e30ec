package se.lotsen.cases.lifecycle;

import java.util.Arrays;
import java.util.List;
import se.lotsen.testkit.LifecyclePage;
import se.lotsen.testkit.LifecyclePages;

class LifecyclePagesTest extends LifecyclePages {
  @Override
  protected String service() {
    return "case-service";
  }

  @Override
  protected List<LifecyclePage<?, ?, ?>> pages() {
    return Arrays.stream(Lifecycle.values())
        .<LifecyclePage<?, ?, ?>>map(
            lifecycle ->
                LifecyclePage.of(lifecycle.table())
                    .with("sessions", state -> state.phase().takesSessions())
                    .with("outcomes", state -> state.phase().takesOutcomes()))
        .toList();
  }
}
