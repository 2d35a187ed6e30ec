package se.lotsen.work;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

class ProjectReplicasIT extends ReplicaListenerContract {
  private static final LocalDate DAY = LocalDate.of(2008, 1, 1);
  private static final Period PERIOD = new Period(DAY, DAY.plusYears(3));
  private static final Text TEXT = new Text("Ord", "Words");
  private static final AreaCode ADVICE = new AreaCode("advice");
  private static final AtomicInteger LAST = new AtomicInteger();

  @Autowired private ReplicaStore<ProjectReplica> known;

  @Override
  protected String copies() {
    return "lotsen.project_replicas";
  }

  @Override
  protected Topic<?> topic() {
    return Topics.PROJECTS;
  }

  @Override
  protected String newId() {
    return "P-" + LAST.incrementAndGet();
  }

  @Override
  protected Event event(String aggregate, long sequence) {
    var project = new ProjectId(aggregate);
    return switch ((int) sequence) {
      case 1 ->
          new ProjectPlanned(
              project,
              DAY,
              TEXT,
              PERIOD,
              TEXT,
              List.of(Municipality.VINDELN),
              List.of(),
              List.of(new ActivityArea(ADVICE, TEXT, null)),
              List.of());
      case 2 -> new ProjectActivated(project, DAY);
      case 3 -> new ProjectClosingStarted(project, DAY);
      case 4 -> new ProjectClosed(project, DAY);
      default -> throw new AssertionError("A project has no event " + sequence);
    };
  }

  @Override
  protected Object copyOf(String aggregate) {
    return known.find(aggregate).orElse(null);
  }

  @Override
  protected Object expectedAfter(String aggregate, long sequence) {
    return new ProjectReplica(
        new ProjectId(aggregate),
        PERIOD,
        List.of(Municipality.VINDELN),
        List.of(ADVICE),
        ProjectReplica.Status.values()[(int) sequence - 1]);
  }
}
