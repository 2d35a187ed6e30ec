package se.lotsen.projection.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Commands in the order they were given, each with the moment at which Lotsen learned of it. */
public record History(List<Given> commands) {
  /** A command and its moment. */
  public record Given(Command command, Instant at) {}

  /** This one and then that one. */
  public History and(History then) {
    return new History(Stream.concat(commands.stream(), then.commands().stream()).toList());
  }

  /** The history as far as it was known at a moment. */
  public History knownAt(Instant moment) {
    return new History(commands.stream().filter(given -> !given.at().isAfter(moment)).toList());
  }

  /** As if an aggregate had ended before its {@code sequence}-th event. */
  public History without(String aggregate, int sequence) {
    var seen = new ArrayList<Given>();
    Predicate<Given> lost =
        given -> {
          if (!given.command().aggregate().equals(aggregate)) {
            return false;
          }
          seen.add(given);
          return seen.size() >= sequence;
        };
    return new History(commands.stream().filter(lost.negate()).toList());
  }

  /** What the services publish of it: each aggregate's events in their order. */
  public Map<String, List<PublishedEvent>> published() {
    var publisher = new Publisher();
    var events = new TreeMap<String, List<PublishedEvent>>();
    for (var given : commands) {
      var ofAggregate =
          events.computeIfAbsent(given.command().aggregate(), id -> new ArrayList<>());
      ofAggregate.add(
          new PublishedEvent(
              publisher.eventOf(given.command()), ofAggregate.size() + 1, given.at()));
    }
    return events;
  }
}
