package se.lotsen.feeds.cache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore.Effect;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.ProjectEvent;

/** The boards of all projects, and whether all that was there at the start has been read. */
@Component
public class ValueCache {
  private final Map<String, ProjectValues> projects = new ConcurrentHashMap<>();
  private volatile boolean loaded;

  /** False when a record at least as new of the same cell came before. */
  public boolean apply(ValueRecord value) {
    return open(value.project(), value.position().partition()).apply(value);
  }

  /**
   * Applies an event of a project.
   *
   * @param partition that the values of the project lie in
   */
  public Effect apply(Received<ProjectEvent> received, int partition) {
    return open(received.event().project(), partition).apply(received);
  }

  private ProjectValues open(ProjectId project, int partition) {
    return projects.computeIfAbsent(project.value(), code -> new ProjectValues(project, partition));
  }

  /** By its code; empty when the registry has said nothing of it, even if there are values. */
  public Optional<ProjectValues> find(String code) {
    return Optional.ofNullable(projects.get(code)).filter(ProjectValues::isKnown);
  }

  public void markLoaded() {
    loaded = true;
  }

  /** Whether everything has been read that was on the topics when reading began. */
  public boolean isLoaded() {
    return loaded;
  }

  public int projects() {
    return projects.size();
  }

  /** Cells of all projects, deleted ones too. */
  public int cells() {
    return projects.values().stream().mapToInt(ProjectValues::cells).sum();
  }
}
