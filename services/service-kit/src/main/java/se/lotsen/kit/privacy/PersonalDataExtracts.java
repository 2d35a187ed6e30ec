package se.lotsen.kit.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.privacy.PersonalCategory;

/**
 * Puts together all that is held about somebody, here and in other services, and what it is for.
 */
final class PersonalDataExtracts {
  /** What one service knows of who somebody is may lead to more in another, and that to more. */
  private static final int MAX_ROUNDS = 10;

  private final PersonalDataFinder finder;
  private final OtherServices others;
  private final Clock clock;

  PersonalDataExtracts(PersonalDataFinder finder, OtherServices others, Clock clock) {
    this.finder = finder;
    this.others = others;
    this.clock = clock;
  }

  /**
   * @param here whether only of what this process holds itself
   */
  PersonalDataRequests.Extract of(
      PersonalDataRequests.Subject request, DataSubject subject, boolean here, Locale locale) {
    var parts = List.of(here(subject));
    if (!here && others.areThere()) {
      boolean more = true;
      for (int round = 0; more && round < MAX_ROUNDS; round++) {
        parts = new ArrayList<>(others.ask(request.as(subject)));
        more = false;
        for (var part : parts) {
          for (var holding : part.items()) {
            more |= subject.isAlso(holding);
          }
        }
        parts.add(here(subject));
      }
      if (more) {
        throw new RefusedException(tooMany());
      }
    }
    return together(parts, locale);
  }

  private static Refusal tooMany() {
    return Refusal.invalid(
        "too-many-identities",
        "words",
        "Orden leder till allt fler klienter och deltagare; ange vilka som menas i clients",
        "The words lead to ever more clients and participants; say in clients which are meant");
  }

  private PersonalDataRequests.Extract here(DataSubject subject) {
    var items = finder.find(subject);
    var categories = new LinkedHashMap<String, Map<String, PersonalCategory>>();
    for (var source : finder.sources()) {
      if (items.stream().anyMatch(item -> item.kind().equals(source.kind()))) {
        var fields = new LinkedHashMap<String, PersonalCategory>();
        source.register().forEach(entry -> fields.put(entry.field(), entry.category()));
        categories.put(source.kind(), fields);
      }
    }
    return new PersonalDataRequests.Extract(clock.instant(), List.of(), categories, items);
  }

  private PersonalDataRequests.Extract together(
      List<PersonalDataRequests.Extract> parts, Locale locale) {
    var categories = new LinkedHashMap<String, Map<String, PersonalCategory>>();
    parts.forEach(part -> categories.putAll(part.categories()));
    var items = parts.stream().flatMap(part -> part.items().stream()).toList();
    PersonalDataFinder.requireFew(items.size());
    return new PersonalDataRequests.Extract(
        clock.instant(),
        Stream.of(PersonalCategory.values())
            .filter(
                category ->
                    categories.values().stream().anyMatch(all -> all.containsValue(category)))
            .map(category -> PersonalDataRequests.Processing.of(category, locale))
            .toList(),
        categories,
        items);
  }
}
