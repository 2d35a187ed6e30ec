package se.lotsen.activities.activity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.people.People;
import se.lotsen.activities.people.Person;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.work.ErasureListener;
import se.lotsen.work.ErasureRun;

/**
 * Who has taken part, as far as that is known by name: a person is erased by being forgotten here.
 * What activities and events have is a pseudonym, so that every count stays as it is.
 */
@Component
class ParticipantHoldings implements PersonalDataSource, ErasureListener {
  private final People people;
  private final Activities activities;
  private final Clock clock;

  ParticipantHoldings(People people, Activities activities, Clock clock) {
    this.people = people;
    this.activities = activities;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "participant";
  }

  @Override
  public List<RegisterEntry> register() {
    return RegisterEntry.of(People.COLLECTION, Person.class);
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    people.each(
        person -> {
          var fields = new LinkedHashMap<String, String>();
          PersonalFields.in(person)
              .forEach(value -> fields.put(value.field().path(), value.words()));
          if (subject.is(person.id())
              || (person.client() != null
                  && (subject.is(person.client())
                      || subject.is(activities.survivorOf(person.client()))))
              || fields.values().stream().anyMatch(subject::isIn)) {
            fields.put("activities", takenPartIn(person.id()));
            found.accept(
                new Holding(
                    kind(),
                    person.id().value(),
                    null,
                    fields,
                    person.client(),
                    null,
                    person.id(),
                    null));
          }
        });
  }

  private String takenPartIn(ParticipantId participant) {
    return activities.of(participant).stream()
        .map(activity -> "%s %s".formatted(activity.heldOn(), activity.title()))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    var participant = new ParticipantId(id);
    var person = people.find(participant);
    if (person.isEmpty()) {
      return people.isForgotten(participant)
          ? done(participant)
          : new Outcome.Refused(Refusal.notFound(kind(), id));
    }
    var refusal = refusesErasure(person.get());
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    people.forget(participant, context.by(), reason, clock.instant());
    return done(participant);
  }

  private @Nullable Refusal refusesErasure(Person person) {
    var client = person.client();
    return Stream.concat(
            client == null
                ? Stream.empty()
                : Stream.of(client, activities.survivorOf(client)).map(activities::refusesErasure),
            activities.of(person.id()).stream()
                .map(activity -> activities.projectOf(activity).refusesErasure(activities.today())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Outcome done(ParticipantId participant) {
    return new Outcome.Done(participant.value(), 1, 0, "ERASED", clock.instant(), List.of(), false);
  }

  /** People of a client that is a person are that person. */
  @Override
  public void eraseOf(ClientId client, ErasureRun run) {
    var theirs = new ArrayList<String>();
    people.each(
        person -> {
          if (person.client() != null
              && (client.equals(person.client())
                  || client.equals(activities.survivorOf(person.client())))) {
            theirs.add(person.id().value());
          }
        });
    theirs.forEach(id -> run.erase(id, context -> erase(id, "The client was erased", context)));
  }

  /** Who has taken part in another project, that is not disposed of, is kept for that. */
  @Override
  public void eraseIn(ProjectId project, ErasureRun run) {
    eachToBeForgotten(
        project,
        participant ->
            run.erase(
                participant.value(),
                context -> erase(participant.value(), "The project was disposed of", context)));
  }

  @Override
  public long countIn(ProjectId project) {
    var found = new HashSet<ParticipantId>();
    eachToBeForgotten(project, found::add);
    return found.size();
  }

  private void eachToBeForgotten(ProjectId project, Consumer<ParticipantId> action) {
    activities.eachParticipant(
        project,
        participant -> {
          if (people.find(participant).isPresent()
              && activities.of(participant).stream()
                  .allMatch(
                      activity ->
                          activity.project().equals(project)
                              || activities.projectOf(activity).isDisposedOf())) {
            action.accept(participant);
          }
        });
  }
}
