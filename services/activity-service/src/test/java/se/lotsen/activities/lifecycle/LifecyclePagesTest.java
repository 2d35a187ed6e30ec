package se.lotsen.activities.lifecycle;

import java.util.List;
import se.lotsen.testkit.LifecyclePage;
import se.lotsen.testkit.LifecyclePages;

class LifecyclePagesTest extends LifecyclePages {
  @Override
  protected String service() {
    return "activity-service";
  }

  @Override
  protected List<LifecyclePage<?, ?, ?>> pages() {
    return List.of(LifecyclePage.of(ActivityLifecycle.TABLE));
  }
}
