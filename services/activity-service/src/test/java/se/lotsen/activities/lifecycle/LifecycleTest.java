package se.lotsen.activities.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.testkit.LifecycleContract;

class LifecycleTest extends LifecycleContract<ActivityState, ActivityTrigger, ActivityFacts> {
  @Override
  protected List<LifecycleTable<ActivityState, ActivityTrigger, ActivityFacts>> tables() {
    return List.of(ActivityLifecycle.TABLE);
  }

  @Override
  protected Class<?> guards() {
    return ActivityGuards.class;
  }

  @Override
  protected List<ActivityFacts> allFacts() {
    return List.of(
        new ActivityFacts(false, false),
        new ActivityFacts(false, true),
        new ActivityFacts(true, false),
        new ActivityFacts(true, true));
  }

  @Test
  void isAsItWasAgreedOn() {
    assertThat(
            ActivityLifecycle.TABLE.steps().stream()
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
            PLANNED -OPEN_REGISTRATION-> OPEN []
            OPEN -HOLD-> HELD [DATE_PASSED]
            HELD -REPORT-> REPORTED [ATTENDANCE_RECORDED]
            PLANNED -CANCEL-> CANCELLED []
            OPEN -CANCEL-> CANCELLED []""");
  }
}
