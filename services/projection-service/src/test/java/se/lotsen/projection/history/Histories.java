package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.history.Command.CorrectContact;
import se.lotsen.projection.history.Command.CorrectOutcome;
import se.lotsen.projection.history.Command.CorrectSession;
import se.lotsen.projection.history.Command.LogContact;
import se.lotsen.projection.history.Command.LogSession;
import se.lotsen.projection.history.Command.OpenCase;
import se.lotsen.projection.history.Command.RecordCompany;
import se.lotsen.projection.history.Command.RecordOutcome;
import se.lotsen.projection.history.Command.ReplaceClient;
import se.lotsen.projection.history.Command.ReplaceContactsClient;
import se.lotsen.projection.history.Command.RetractContact;
import se.lotsen.projection.history.Command.RetractSession;

/**
 * Random histories that make sense: only what is there is corrected or retracted. Few projects,
 * clients, places and days, so that clients return and days coincide.
 */
public final class Histories {
  private static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 20);
  private static final Instant FIRST_MOMENT = Instant.parse("2011-01-10T08:00:00Z");
  private static final List<String> AREAS = List.of("advice", "meeting-places");

  private final List<History.Given> given = new ArrayList<>();
  private final List<LogContact> contacts = new ArrayList<>();
  private final List<OpenCase> cases = new ArrayList<>();
  private final List<LogSession> sessions = new ArrayList<>();
  private final List<RecordOutcome> outcomes = new ArrayList<>();
  private final Set<String> retracted = new HashSet<>();

  private Histories() {}

  /** What to do and with what, not yet fitted to what is there. */
  private record Choice(int what, int which, int who, int where, int when, int howMuch) {}

  /** Histories of at most so many commands. */
  public static Arbitrary<History> ofAtMost(int commands) {
    var upTo =
        (Function<Integer, Arbitrary<Integer>>) max -> Arbitraries.integers().between(0, max);
    return Combinators.combine(
            upTo.apply(99),
            upTo.apply(99),
            upTo.apply(9),
            upTo.apply(7),
            upTo.apply(59),
            upTo.apply(99))
        .as(Choice::new)
        .list()
        .ofMaxSize(commands)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(Histories::of);
  }

  /** The same history for the same seed. */
  public static History random(long seed, int choices) {
    var random = new Random(seed);
    return of(
        Stream.generate(
                () ->
                    new Choice(
                        random.nextInt(100),
                        random.nextInt(100),
                        random.nextInt(10),
                        random.nextInt(8),
                        random.nextInt(60),
                        random.nextInt(100)))
            .limit(choices)
            .toList());
  }

  private static History of(List<Choice> choices) {
    var histories = new Histories();
    choices.forEach(
        choice -> histories.choose(choice).ifPresent(command -> histories.give(command)));
    return new History(List.copyOf(histories.given));
  }

  /** Two commands share each moment: some things become known at once. */
  private void give(Command command) {
    given.add(new History.Given(command, FIRST_MOMENT.plusSeconds(given.size() / 2)));
  }

  private Optional<Command> choose(Choice choice) {
    int what = choice.what();
    if (what < 14) {
      return Optional.of(logContact(choice));
    } else if (what < 24) {
      return standing(contacts, choice, log -> log.contact().value())
          .map(log -> correctContact(log, choice));
    } else if (what < 30) {
      return standing(contacts, choice, log -> log.contact().value())
          .map(log -> retract(log.contact().value(), new RetractContact(log.contact())));
    } else if (what < 42) {
      return Optional.of(openCase(choice));
    } else if (what < 66) {
      return standing(cases, choice, OpenCase::aggregate).map(of -> logSession(of, choice));
    } else if (what < 76) {
      return standing(sessions, choice, log -> log.session().value())
          .map(log -> new CorrectSession(log.id(), log.session(), day(choice), hours(choice)));
    } else if (what < 84) {
      return standing(sessions, choice, log -> log.session().value())
          .map(log -> retract(log.session().value(), new RetractSession(log.id(), log.session())));
    } else if (what < 90) {
      return standing(cases, choice, OpenCase::aggregate).map(of -> recordOutcome(of, choice));
    } else if (what < 93) {
      return standing(cases, choice, OpenCase::aggregate)
          .map(
              of ->
                  new RecordCompany(
                      of.id(), client(choice), day(choice), choice.howMuch() % 4 > 0));
    } else if (what < 95) {
      return standing(cases, choice, OpenCase::aggregate)
          .map(of -> new ReplaceClient(of.id(), client(choice)));
    } else if (what < 96) {
      return standing(contacts, choice, log -> log.contact().value())
          .map(log -> new ReplaceContactsClient(log.contact(), client(choice)));
    } else if (what < 98) {
      return standing(outcomes, choice, record -> record.outcome().value())
          .map(was -> new CorrectOutcome(was.id(), was.outcome(), day(choice), jobs(choice)));
    }
    return standing(cases, choice, OpenCase::aggregate).map(of -> new Command.MoveCase(of.id()));
  }

  private <T> Optional<T> standing(List<T> all, Choice choice, Function<T, String> id) {
    var left = all.stream().filter(one -> !retracted.contains(id.apply(one))).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(left.get(choice.which() % left.size()));
  }

  private Command retract(String id, Command command) {
    retracted.add(id);
    return command;
  }

  private Command logContact(Choice choice) {
    var log =
        new LogContact(
            new ContactId(uuid(1, contacts.size(), choice)),
            project(choice),
            client(choice),
            place(choice),
            day(choice),
            channel(choice));
    contacts.add(log);
    return log;
  }

  private Command correctContact(LogContact log, Choice choice) {
    return new CorrectContact(
        log.contact(), log.project(), client(choice), place(choice), day(choice), channel(choice));
  }

  private Command openCase(Choice choice) {
    var open =
        new OpenCase(
            new CaseId(uuid(2, cases.size(), choice)),
            project(choice),
            client(choice),
            place(choice),
            day(choice));
    cases.add(open);
    return open;
  }

  private Command logSession(OpenCase of, Choice choice) {
    var log =
        new LogSession(
            of.id(), new SessionId(uuid(3, sessions.size(), choice)), day(choice), hours(choice));
    sessions.add(log);
    return log;
  }

  private Command recordOutcome(OpenCase of, Choice choice) {
    var record =
        new RecordOutcome(
            of.id(), new OutcomeId(uuid(4, outcomes.size(), choice)), day(choice), jobs(choice));
    outcomes.add(record);
    return record;
  }

  /** Ids whose order is not the order of creation: ties must be broken by the id itself. */
  private static String uuid(int kind, int number, Choice choice) {
    return "%08d-%04d-7000-8000-%012d".formatted(choice.howMuch() % 3, kind, number);
  }

  private static ProjectId project(Choice choice) {
    return new ProjectId(choice.who() < 6 ? "4K" : "DUR");
  }

  private static ClientId client(Choice choice) {
    return new ClientId("00000000-0000-7000-8000-%012d".formatted(choice.who() % 3));
  }

  private static Place place(Choice choice) {
    return Place.of(
        Municipality.values()[choice.where() % 4], AREAS.get(choice.where() % AREAS.size()));
  }

  /** Twelve days over two years, five times each. */
  private static LocalDate day(Choice choice) {
    return FIRST_DAY.plusDays(choice.when() % 12 * 61L);
  }

  private static Channel channel(Choice choice) {
    return Channel.values()[choice.howMuch() % Channel.values().length];
  }

  private static BigDecimal hours(Choice choice) {
    return BigDecimal.valueOf(choice.howMuch() % 8 + 1).multiply(new BigDecimal("0.50"));
  }

  private static @Nullable Breakdown jobs(Choice choice) {
    int amount = choice.howMuch();
    return amount % 4 == 3
        ? null
        : new Breakdown(
            BigDecimal.valueOf(amount % 5).multiply(new BigDecimal("0.25")),
            BigDecimal.valueOf(amount % 3),
            BigDecimal.valueOf(amount % 2).multiply(new BigDecimal("0.5")));
  }
}
