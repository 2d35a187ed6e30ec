package se.lotsen.feeds.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore.Effect;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.ProjectEvent.ProjectHoldPlaced;
import se.lotsen.model.event.ProjectEvent.ProjectHoldReleased;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectRetentionDecided;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;

/**
 * All that is known of one project. One thread writes, many read: each call sees and leaves a whole
 * state, and a listener joins between two records, never within one.
 */
public final class ProjectValues {
  private final ProjectId project;
  private final int partition;
  private final ReentrantLock lock = new ReentrantLock();
  private final Quantities quantities = new Quantities();
  private final List<ChangeListener> listeners = new ArrayList<>();
  private @Nullable Agreement agreement;
  private long sequence;

  ProjectValues(ProjectId project, int partition) {
    this.project = project;
    this.partition = partition;
  }

  public ProjectId project() {
    return project;
  }

  /** False when the cell is known from a record at least as new. */
  boolean apply(ValueRecord value) {
    return locked(
        () -> {
          boolean news = quantities.put(value.cell(), value.quantity(), value.position().offset());
          if (news && !listeners.isEmpty()) {
            var change = quantities.change(value.cell(), value.position());
            listeners.forEach(listener -> listener.changed(change));
          }
          return news;
        });
  }

  /** Applies the event with the next sequence; drops an earlier one and refuses a later. */
  Effect apply(Received<ProjectEvent> received) {
    return locked(
        () -> {
          if (received.sequence() <= sequence) {
            return Effect.DROPPED;
          }
          if (received.sequence() > sequence + 1) {
            return Effect.GAP;
          }
          sequence = received.sequence();
          agreement = after(received.event(), agreement, sequence);
          return Effect.APPLIED;
        });
  }

  private static @Nullable Agreement after(
      ProjectEvent event, @Nullable Agreement before, long sequence) {
    return switch (event) {
      case ProjectPlanned planned ->
          Agreement.of(
              planned.period(),
              planned.funders().stream().map(Funder::code).toList(),
              planned.indicators(),
              sequence);
      case ProjectTargetsSet set ->
          before == null
              ? null
              : Agreement.of(before.period(), before.funders(), set.indicators(), sequence);
      case ProjectActivated activated -> before;
      case ProjectClosingStarted closing -> before;
      case ProjectClosed closed -> before;
      case ProjectRetentionDecided decided -> before;
      case ProjectHoldPlaced placed -> before;
      case ProjectHoldReleased released -> before;
      case ProjectDisposed disposed -> before;
    };
  }

  /** Whether the project itself is known, not only values of it. */
  boolean isKnown() {
    return locked(() -> agreement != null);
  }

  /** Who funds the project, by their codes. */
  public List<String> funders() {
    return locked(() -> agreed().funders());
  }

  int cells() {
    return locked(quantities::size);
  }

  public Version version() {
    return locked(this::versionNow);
  }

  public Snapshot snapshot() {
    return locked(
        () -> {
          var agreed = agreed();
          return new Snapshot(
              project, agreed.period(), versionNow(), quantities.of(agreed.targets()));
        });
  }

  /**
   * Begins to tell the listener of every change, of all indicators and rule versions: what a
   * project answers for may be agreed anew, and a position in the stream must not depend on it.
   * What comes later is told; what came before is in the answer; nothing is in both or in neither.
   *
   * @param seen the position up to which the listener knows all, null when it knows nothing
   */
  public Start listen(ChangeListener listener, @Nullable Position seen) {
    return locked(
        () -> {
          listeners.add(listener);
          var now = positionNow();
          if (seen == null) {
            return new Start(Start.Kind.NOW, now, List.of());
          }
          if (seen.partition() != partition || seen.offset() > now.offset()) {
            return new Start(Start.Kind.RESET, now, quantities.after(now.beginning()));
          }
          return new Start(Start.Kind.RESUMED, now, quantities.after(seen));
        });
  }

  public void forget(ChangeListener listener) {
    locked(() -> listeners.remove(listener));
  }

  private Position positionNow() {
    return new Position(partition, quantities.newestOffset());
  }

  private Version versionNow() {
    return new Version(positionNow(), agreed().sequence(), quantities.fingerprint());
  }

  private Agreement agreed() {
    if (agreement == null) {
      throw new IllegalStateException("Nothing is known of " + project + " but values");
    }
    return agreement;
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
