package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.event.ActivityEvent.Participant;

/** What activities must come to. All that is said of one took place where and when it did. */
final class ActivityOracle {
  private final Map<ActivityId, Command.PlanActivity> activities = new HashMap<>();
  private final Set<ActivityId> held = new HashSet<>();
  private final Map<RegistrationId, Present> present = new HashMap<>();
  private final Map<List<Object>, Command.CountHeads> heads = new HashMap<>();

  private record Present(ActivityId activity, Participant who) {}

  void done(Command command) {
    switch (command) {
      case Command.PlanActivity plan -> activities.put(plan.id(), plan);
      case Command.ChangeActivity next ->
          activities.put(
              next.id(),
              new Command.PlanActivity(
                  next.id(),
                  next.kind(),
                  activities.get(next.id()).project(),
                  next.place(),
                  next.on()));
      case Command.HoldActivity hold -> held.add(hold.id());
      case Command.RecordAttendance record -> {
        if (record.attended()) {
          present.put(record.registration(), new Present(record.id(), record.who()));
        } else {
          present.remove(record.registration());
        }
      }
      case Command.CancelRegistration cancel -> present.remove(cancel.registration());
      case Command.CountHeads count -> heads.put(List.of(count.id(), count.group()), count);
      case Command.ReplaceParticipant replace ->
          present.computeIfPresent(
              replace.registration(),
              (id, was) ->
                  new Present(
                      was.activity(),
                      RandomActivities.replaced(was.who(), replace.from(), replace.to())));
      default -> {}
    }
  }

  void count(Cells cells) {
    for (var id : held) {
      var of = activities.get(id);
      cells.addOne(of.project(), "activities|1", of.place(), of.on());
    }
    present.values().forEach(one -> add(cells, one.activity(), oneOf(one.who().gender())));
    heads.values().forEach(count -> add(cells, count.id(), count.heads()));
    present.values().stream()
        .collect(
            Collectors.groupingBy(
                one -> activities.get(one.activity()).project() + " " + one.who().id()))
        .values()
        .forEach(times -> countOnce(cells, times));
  }

  private void add(Cells cells, ActivityId id, Breakdown quantity) {
    var of = activities.get(id);
    cells.add(of.project(), "participants|1", of.place(), of.on(), quantity);
    if (of.kind() == ActivityKind.WORKSHOP) {
      cells.add(of.project(), "workshop-participants|1", of.place(), of.on(), quantity);
    }
  }

  /** Where and when it first took part; the second version counts those who came back. */
  private void countOnce(Cells cells, List<Present> times) {
    var first =
        times.stream()
            .map(one -> activities.get(one.activity()))
            .min(
                Comparator.comparing(Command.PlanActivity::on)
                    .thenComparing(activity -> activity.id().value()))
            .orElseThrow();
    cells.addOne(first.project(), "unique-participants|1", first.place(), first.on());
    if (times.size() >= 2) {
      cells.addOne(first.project(), "unique-participants|2", first.place(), first.on());
    }
  }

  private static Breakdown oneOf(Gender gender) {
    var one = BigDecimal.ONE;
    var none = BigDecimal.ZERO;
    return switch (gender) {
      case WOMAN -> new Breakdown(one, none, none);
      case MAN -> new Breakdown(none, one, none);
      case NOT_STATED -> new Breakdown(none, none, one);
    };
  }
}
