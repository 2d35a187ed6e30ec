package se.lotsen.projection.report;

import java.util.List;
import se.lotsen.testkit.LifecyclePage;
import se.lotsen.testkit.LifecyclePages;

class LifecyclePagesTest extends LifecyclePages {
  @Override
  protected String service() {
    return "projection-service";
  }

  @Override
  protected List<LifecyclePage<?, ?, ?>> pages() {
    return List.of(LifecyclePage.of(ReportLifecycle.TABLE));
  }
}
