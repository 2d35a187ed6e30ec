package se.lotsen.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.model.event.Event;

/**
 * Work of which each has a short number, given when it is first kept: the next of its project and
 * of the year in which it began.
 *
 * @param <S> the state of one
 */
public abstract class NumberedWork<S extends NumberedWork.Numbered<S>, E extends Event>
    extends ProjectWork<S, E> {
  private final ShortNumber.Kind kind;

  protected NumberedWork(
      JournaledStore<S, E> store, ReferenceData known, Clock clock, ShortNumber.Kind kind) {
    super(store, known, clock);
    this.kind = kind;
  }

  /**
   * What has a number.
   *
   * @param <S> itself
   */
  public interface Numbered<S> extends InProject {
    /** Null before it is first kept. */
    @Nullable ShortNumber number();

    /** The day whose year is in the number. */
    LocalDate numberedOn();

    /** The same with this number. */
    S numbered(ShortNumber given);
  }

  /** What another has written already, such as a policy, is refused as it is and takes none. */
  @Override
  final S begun(String id, S state) {
    return find(id).isPresent() ? state : state.numbered(next(state));
  }

  private ShortNumber next(S state) {
    int year = state.numberedOn().getYear();
    return ShortNumber.of(kind, state.project(), year, nextNumber(state.project() + "/" + year));
  }

  /** What is there already takes no number from what is not: it has one, which it keeps. */
  @Override
  final List<Decision.Accepted<S, E>> begun(String id, List<Decision.Accepted<S, E>> steps) {
    if (find(id).isPresent()) {
      return steps;
    }
    var number = next(steps.getLast().state());
    return steps.stream().map(step -> step.with(step.state().numbered(number))).toList();
  }

  @Override
  final S kept(S there, S next) {
    return there.number() == null ? next : next.numbered(there.number());
  }
}
