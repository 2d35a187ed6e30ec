package se.lotsen.projection.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.SessionId;
import se.lotsen.projection.history.Command.CorrectContact;
import se.lotsen.projection.history.Command.CorrectOutcome;
import se.lotsen.projection.history.Command.CorrectSession;
import se.lotsen.projection.history.Command.LogContact;
import se.lotsen.projection.history.Command.LogSession;
import se.lotsen.projection.history.Command.OpenCase;
import se.lotsen.projection.history.Command.RecordCompany;
import se.lotsen.projection.history.Command.RecordOutcome;
import se.lotsen.projection.history.Command.ReplaceClient;
import se.lotsen.projection.history.Command.ReplaceCompany;
import se.lotsen.projection.history.Command.ReplaceContactsClient;
import se.lotsen.projection.history.Command.RetractContact;
import se.lotsen.projection.history.Command.RetractOutcome;
import se.lotsen.projection.history.Command.RetractSession;

/** Random histories that make sense: only what is there is corrected or retracted. */
public final class Histories {
  private static final Instant FIRST_MOMENT = Instant.parse("2011-01-10T08:00:00Z");

  // Where each kind of choice ends; what is left are mergers.
  private static final int CASES = 100;
  private static final int REFERRALS = 120;
  private static final int ACTIVITIES = 150;

  private final List<History.Given> given = new ArrayList<>();
  private final List<LogContact> contacts = new ArrayList<>();
  private final List<OpenCase> cases = new ArrayList<>();
  private final List<LogSession> sessions = new ArrayList<>();
  private final List<RecordOutcome> outcomes = new ArrayList<>();
  private final Set<String> retracted = new HashSet<>();
  private final Map<String, ClientId> clients = new TreeMap<>();
  private final Map<CaseId, ClientId> companies = new LinkedHashMap<>();
  private final RandomReferrals referrals = new RandomReferrals();
  private final RandomActivities activities = new RandomActivities();

  private Histories() {}

  /** Histories of at most so many commands. */
  public static Arbitrary<History> ofAtMost(int commands) {
    var below =
        (Function<Integer, Arbitrary<Integer>>)
            which -> Arbitraries.integers().between(0, Choice.BOUNDS.get(which) - 1);
    return Combinators.combine(
            below.apply(0),
            below.apply(1),
            below.apply(2),
            below.apply(3),
            below.apply(4),
            below.apply(5))
        .as(Choice::new)
        .list()
        .ofMaxSize(commands)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(Histories::of);
  }

  /** The same history for the same seed. */
  public static History random(long seed, int choices) {
    var random = new Random(seed);
    return of(Stream.generate(() -> choice(random)).limit(choices).toList());
  }

  private static Choice choice(Random random) {
    var next = Choice.BOUNDS.stream().map(random::nextInt).toList();
    return new Choice(next.get(0), next.get(1), next.get(2), next.get(3), next.get(4), next.get(5));
  }

  private static History of(List<Choice> choices) {
    var histories = new Histories();
    choices.forEach(choice -> histories.chosen(choice).forEach(histories::give));
    return new History(List.copyOf(histories.given));
  }

  /** Two commands share each moment: some things become known at once. */
  private void give(Command command) {
    switch (command) {
      case LogContact log -> clients.put(log.aggregate(), log.client());
      case CorrectContact correct -> clients.put(correct.aggregate(), correct.client());
      case RetractContact retract -> clients.remove(retract.aggregate());
      case ReplaceContactsClient replace -> clients.put(replace.aggregate(), replace.to());
      case OpenCase open -> clients.put(open.aggregate(), open.client());
      case ReplaceClient replace -> clients.put(replace.aggregate(), replace.to());
      case RecordCompany record -> companies.put(record.id(), record.company());
      default -> {}
    }
    given.add(new History.Given(command, FIRST_MOMENT.plusSeconds(given.size() / 2)));
  }

  private Stream<Command> chosen(Choice choice) {
    int what = choice.what();
    if (what < CASES) {
      return choose(choice).stream();
    } else if (what < REFERRALS) {
      return referrals.choose((what - CASES) % 10, choice).stream();
    } else if (what < ACTIVITIES) {
      return activities.choose(what - REFERRALS, choice).stream();
    }
    return merge(choice.client(), choice.otherClient());
  }

  /**
   * What the services record when two clients are merged, and again when one is merged into the
   * first after all (a ring) or the merger is taken back: each aggregate that has the one now has
   * the other.
   */
  private Stream<Command> merge(ClientId from, ClientId to) {
    var commands = new ArrayList<Command>();
    clients.replaceAll(
        (aggregate, client) -> {
          if (!client.equals(from)) {
            return client;
          }
          commands.add(
              isContact(aggregate)
                  ? new ReplaceContactsClient(new ContactId(aggregate), to)
                  : new ReplaceClient(new CaseId(aggregate), to));
          return to;
        });
    companies.replaceAll(
        (id, company) -> {
          if (!company.equals(from)) {
            return company;
          }
          commands.add(new ReplaceCompany(id, to));
          return to;
        });
    return Stream.of(commands.stream(), referrals.merged(from, to), activities.merged(from, to))
        .flatMap(some -> some);
  }

  private boolean isContact(String aggregate) {
    return contacts.stream().anyMatch(log -> log.contact().value().equals(aggregate));
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
          .map(log -> new CorrectSession(log.id(), log.session(), choice.day(), choice.hours()));
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
                      of.id(), choice.client(), choice.day(), choice.howMuch() % 4 > 0));
    } else if (what < 95) {
      return standing(cases, choice, OpenCase::aggregate)
          .map(of -> new ReplaceClient(of.id(), choice.client()));
    } else if (what < 96) {
      return standing(contacts, choice, log -> log.contact().value())
          .map(log -> new ReplaceContactsClient(log.contact(), choice.client()));
    } else if (what < 98) {
      return standing(outcomes, choice, record -> record.outcome().value())
          .map(was -> new CorrectOutcome(was.id(), was.outcome(), choice.day(), choice.jobs()));
    } else if (what < 99) {
      return standing(outcomes, choice, record -> record.outcome().value())
          .map(was -> retract(was.outcome().value(), new RetractOutcome(was.id(), was.outcome())));
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
            new ContactId(choice.uuid(1, contacts.size())),
            choice.project(),
            choice.client(),
            choice.place(),
            choice.day(),
            choice.channel());
    contacts.add(log);
    return log;
  }

  private Command correctContact(LogContact log, Choice choice) {
    return new CorrectContact(
        log.contact(),
        log.project(),
        choice.client(),
        choice.place(),
        choice.day(),
        choice.channel());
  }

  private Command openCase(Choice choice) {
    var open =
        new OpenCase(
            new CaseId(choice.uuid(2, cases.size())),
            choice.project(),
            choice.client(),
            choice.place(),
            choice.day());
    cases.add(open);
    return open;
  }

  private Command logSession(OpenCase of, Choice choice) {
    var log =
        new LogSession(
            of.id(), new SessionId(choice.uuid(3, sessions.size())), choice.day(), choice.hours());
    sessions.add(log);
    return log;
  }

  private Command recordOutcome(OpenCase of, Choice choice) {
    var record =
        new RecordOutcome(
            of.id(), new OutcomeId(choice.uuid(4, outcomes.size())), choice.day(), choice.jobs());
    outcomes.add(record);
    return record;
  }
}
