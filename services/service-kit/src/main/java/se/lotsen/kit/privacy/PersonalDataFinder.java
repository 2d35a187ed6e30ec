package se.lotsen.kit.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ProjectId;

/** Finds all that is held about somebody, in every kind of thing of this process. */
final class PersonalDataFinder {
  /** More than this nobody reads; it is a word that everything has in it. */
  static final int MAX_FOUND = 5_000;

  /** Who somebody is may be seen in what they are known as, once or twice. */
  private static final int MAX_ROUNDS = 3;

  private final Map<String, PersonalDataSource> sources;

  PersonalDataFinder(List<PersonalDataSource> sources) {
    this.sources =
        sources.stream()
            .collect(Collectors.toUnmodifiableMap(PersonalDataSource::kind, Function.identity()));
  }

  /** All kinds in the order of their names. */
  List<PersonalDataSource> sources() {
    return sources.keySet().stream().sorted().map(sources::get).toList();
  }

  PersonalDataSource source(String kind) {
    var source = sources.get(kind);
    if (source == null) {
      throw new RefusedException(Refusal.notFound("kind", kind));
    }
    return source;
  }

  /**
   * All that is held about somebody: what speaks of them, and what is of the client or participant
   * that they turn out to be.
   */
  List<Holding> find(DataSubject subject) {
    List<Holding> found = List.of();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      found = findOnce(subject);
      boolean more = false;
      for (var holding : found) {
        more |= subject.isAlso(holding);
      }
      if (!more) {
        break;
      }
    }
    return found;
  }

  private List<Holding> findOnce(DataSubject subject) {
    var found = new ArrayList<Holding>();
    for (var source : sources()) {
      source.find(
          subject,
          holding -> {
            found.add(holding);
            requireFew(found.size());
          });
    }
    return found;
  }

  /** Refuses a word that everything has in it. */
  static void requireFew(int found) {
    if (found > MAX_FOUND) {
      throw new RefusedException(tooMany());
    }
  }

  private static Refusal tooMany() {
    return Refusal.invalid(
        "too-much-found",
        "words",
        "Fler än %d träffar; ange fler ord på en gång, som hela namnet".formatted(MAX_FOUND),
        "More than %d are found; give more of a word, such as the whole name".formatted(MAX_FOUND));
  }

  /** How much a disposal of a project would erase, by kind. */
  Map<String, Long> countIn(ProjectId project) {
    return sources().stream()
        .collect(
            Collectors.toMap(
                PersonalDataSource::kind,
                source -> source.countIn(project),
                Long::sum,
                java.util.TreeMap::new));
  }
}
