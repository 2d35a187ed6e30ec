package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.projection.history.Command.CancelRegistration;
import se.lotsen.projection.history.Command.ChangeActivity;
import se.lotsen.projection.history.Command.CountHeads;
import se.lotsen.projection.history.Command.HoldActivity;
import se.lotsen.projection.history.Command.PlanActivity;
import se.lotsen.projection.history.Command.RecordAttendance;
import se.lotsen.projection.history.Command.ReplaceParticipant;

/** Activities of random histories: changed, held, with people who are known and others. */
final class RandomActivities {
  private final List<PlanActivity> planned = new ArrayList<>();
  private final Set<ActivityId> held = new HashSet<>();
  private final Map<RegistrationId, Registered> registered = new LinkedHashMap<>();

  private record Registered(ActivityId activity, RegistrationId id, Participant who) {}

  /** Of thirty choices. */
  Optional<Command> choose(int what, Choice choice) {
    if (what < 4 || planned.isEmpty()) {
      return Optional.of(plan(choice));
    }
    var of = choice.of(planned).id();
    if (what < 8) {
      return Optional.of(new ChangeActivity(of, kind(choice), choice.place(), choice.day()));
    } else if (what < 10) {
      return held.add(of) ? Optional.of(new HoldActivity(of)) : Optional.empty();
    } else if (what < 20) {
      return Optional.of(record(register(of, choice), true));
    } else if (what < 26) {
      return one(choice).map(known -> record(known, choice.howMuch() % 3 > 0));
    } else if (what < 28) {
      return one(choice).map(known -> new CancelRegistration(known.activity(), known.id()));
    }
    return Optional.of(new CountHeads(of, group(choice), heads(choice)));
  }

  private Command plan(Choice choice) {
    var plan =
        new PlanActivity(
            new ActivityId(choice.uuid(6, planned.size())),
            kind(choice),
            choice.project(),
            choice.place(),
            choice.day());
    planned.add(plan);
    return plan;
  }

  private Optional<Registered> one(Choice choice) {
    return registered.isEmpty()
        ? Optional.empty()
        : Optional.of(choice.of(List.copyOf(registered.values())));
  }

  private static Command record(Registered known, boolean attended) {
    return new RecordAttendance(known.activity(), known.id(), known.who(), attended);
  }

  /** A client as such, somebody for a client, or somebody for nobody in particular. */
  private Registered register(ActivityId of, Choice choice) {
    var client = choice.client();
    var person = "00000000-0008-7000-8000-%012d".formatted(choice.when() % 4);
    var who =
        switch (choice.howMuch() % 3) {
          case 0 -> participant(client.value(), client, choice);
          case 1 -> participant(person, client, choice);
          default -> participant(person, null, choice);
        };
    var next = new Registered(of, new RegistrationId(choice.uuid(7, registered.size())), who);
    registered.put(next.id(), next);
    return next;
  }

  private static Participant participant(String id, @Nullable ClientId client, Choice choice) {
    return new Participant(
        new ParticipantId(id), client, group(choice), Gender.values()[choice.where() % 3]);
  }

  Stream<Command> merged(ClientId from, ClientId to) {
    var commands = new ArrayList<Command>();
    registered.replaceAll(
        (id, known) -> {
          if (!from.equals(known.who().client())) {
            return known;
          }
          commands.add(new ReplaceParticipant(known.activity(), id, from, to));
          return new Registered(known.activity(), id, replaced(known.who(), from, to));
        });
    return commands.stream();
  }

  /** A client that takes part as such is another participant, too. */
  static Participant replaced(Participant who, ClientId from, ClientId to) {
    return new Participant(
        who.id().value().equals(from.value()) ? new ParticipantId(to.value()) : who.id(),
        to,
        who.group(),
        who.gender());
  }

  private static ActivityKind kind(Choice choice) {
    return ActivityKind.values()[choice.howMuch() % 3];
  }

  private static TargetGroup group(Choice choice) {
    return TargetGroup.values()[choice.howMuch() % 4];
  }

  /** At times nobody after all. */
  private static Breakdown heads(Choice choice) {
    int heads = choice.howMuch() % 5;
    return new Breakdown(
        BigDecimal.valueOf(heads), BigDecimal.ZERO, BigDecimal.valueOf(heads * 2L));
  }
}
