package se.lotsen.registry.project;

import java.util.List;
import se.lotsen.testkit.LifecyclePage;
import se.lotsen.testkit.LifecyclePages;

class LifecyclePagesTest extends LifecyclePages {
  @Override
  protected String service() {
    return "registry-service";
  }

  @Override
  protected List<LifecyclePage<?, ?, ?>> pages() {
    return List.of(LifecyclePage.of(ProjectLifecycle.TABLE));
  }
}
