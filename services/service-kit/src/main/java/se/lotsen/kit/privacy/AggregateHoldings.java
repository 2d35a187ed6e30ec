package se.lotsen.kit.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.ApiVersion;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.Event;
import se.lotsen.model.privacy.PersonalCategory;

/**
 * What is held about people in aggregates of one type: in the marked fields of their states and in
 * the free words of their journals. All of them are looked through, a page at a time: it is asked a
 * few times a year, and no index may tell who is spoken of.
 */
public final class AggregateHoldings<S, E extends Event> implements PersonalDataSource {
  private static final int ENTRIES = 500;

  private final JournaledStore<S, E> store;
  private final String path;
  private final Function<S, About> about;
  private final Eraser eraser;

  /**
   * What an aggregate is about.
   *
   * @param client whose it is
   * @param isClient whether it is that client itself, a person
   */
  public record About(@Nullable ClientId client, boolean isClient, @Nullable ProjectId project) {}

  /** Erases what is personal in one aggregate. */
  @FunctionalInterface
  public interface Eraser {
    Outcome erase(String id, String reason, CommandContext context);
  }

  /** For what is kept for ever: decisions, and who an authority works with. */
  public static final Eraser NEVER =
      (id, reason, context) ->
          new Outcome.Refused(
              Refusal.conflict(
                  "kept-for-ever",
                  "Det bevaras: vad som står om någon där får rättas, inte raderas",
                  "This is kept: what it says of somebody may be corrected, not erased"));

  /**
   * @param path of the aggregates in the API: {@code /contacts}
   */
  public AggregateHoldings(
      JournaledStore<S, E> store, String path, Function<S, About> about, Eraser eraser) {
    this.store = store;
    this.path = path;
    this.about = about;
    this.eraser = eraser;
  }

  @Override
  public String kind() {
    return store.type().name();
  }

  @Override
  public List<RegisterEntry> register() {
    var type = store.type();
    var entries = new ArrayList<>(RegisterEntry.of(type.collection(), type.state()));
    for (var part : type.parts()) {
      entries.addAll(RegisterEntry.of(type.collection() + "_" + part.name(), part.state()));
    }
    var journal = type.collection() + "_journal";
    entries.add(new RegisterEntry(journal, "by", PersonalCategory.ACTOR));
    entries.add(new RegisterEntry(journal, "note", PersonalCategory.WORK_NOTES));
    return entries;
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    var spokenOf = new LinkedHashMap<String, Map<String, String>>();
    store.eachNote(
        (id, entry) -> {
          if (subject.isIn(String.valueOf(entry.note()))) {
            add(spokenOf, id, entry);
            PersonalDataFinder.requireFew(spokenOf.size());
          }
        });
    var theirs = new LinkedHashMap<String, Holding>();
    store.everyone(
        each -> {
          if (isTheirs(each.state(), subject)) {
            theirs.put(each.id(), holding(each, value -> true));
            PersonalDataFinder.requireFew(theirs.size());
          } else if (spokenOf.containsKey(each.id()) || isSpokenOf(each.state(), subject)) {
            // What else stands there is about others, and is not theirs to be told.
            var spoken = holding(each, value -> speaksOf(value, subject));
            found.accept(with(spoken, spokenOf.get(each.id())));
          }
        });
    if (!theirs.isEmpty()) {
      var words = new LinkedHashMap<String, Map<String, String>>();
      store.eachNote(
          (id, entry) -> {
            if (theirs.containsKey(id)) {
              add(words, id, entry);
            }
          });
      theirs.forEach((id, holding) -> found.accept(with(holding, words.get(id))));
    }
  }

  private static void add(Map<String, Map<String, String>> notes, String id, JournalEntry entry) {
    notes
        .computeIfAbsent(id, any -> new LinkedHashMap<>())
        .put("journal/" + entry.sequence(), String.valueOf(entry.note()));
  }

  private boolean isTheirs(S state, DataSubject subject) {
    var client = about.apply(state).client();
    return client != null && subject.is(client);
  }

  private static boolean isSpokenOf(Object state, DataSubject subject) {
    return PersonalFields.in(state).stream().anyMatch(value -> speaksOf(value, subject));
  }

  private static boolean speaksOf(PersonalFields.Value value, DataSubject subject) {
    return value.field().category() == PersonalCategory.ACTOR
        ? subject.isAccount(value.words())
        : subject.isIn(value.words());
  }

  private Holding holding(Versioned<S> found, Predicate<PersonalFields.Value> told) {
    var fields = new LinkedHashMap<String, String>();
    PersonalFields.in(found.state()).stream()
        .filter(told)
        .forEach(value -> fields.put(value.field().path(), value.words()));
    var what = about.apply(found.state());
    return new Holding(
        kind(),
        found.id(),
        ApiVersion.PATH + path + "/" + found.id(),
        fields,
        what.client(),
        what.isClient() ? new ClientId(found.id()) : null,
        null,
        what.project());
  }

  private static Holding with(Holding holding, @Nullable Map<String, String> notes) {
    if (notes != null) {
      holding.fields().putAll(notes);
    }
    return holding;
  }

  @Override
  public void archive(ProjectId project, Consumer<ArchivedRecord> action) {
    store.everyone(
        found -> {
          if (project.equals(about.apply(found.state()).project())) {
            store
                .within(Grant.ofService())
                .findWithParts(found.id(), this::archived)
                .ifPresent(action);
          }
        });
  }

  private ArchivedRecord archived(Versioned<S> found, Parts parts) {
    var byName = new LinkedHashMap<String, List<Object>>();
    store.type().parts().forEach(type -> byName.put(type.name(), all(type, parts)));
    return new ArchivedRecord(
        kind(), found.id(), found.version(), found.state(), byName, journalOf(found.id()));
  }

  private static List<Object> all(PartType<?, ?> type, Parts parts) {
    var all = new ArrayList<Object>();
    long after = 0;
    var page = parts.list(type, after, ENTRIES);
    while (!page.isEmpty()) {
      page.forEach(part -> all.add(part.state()));
      after = page.getLast().order();
      page = parts.list(type, after, ENTRIES);
    }
    return all;
  }

  private List<ArchivedRecord.ArchivedEntry> journalOf(String id) {
    var entries = new ArrayList<ArchivedRecord.ArchivedEntry>();
    var all = store.within(Grant.ofService());
    List<JournalEntry> page;
    do {
      page = all.journal(id, entries.size(), ENTRIES);
      page.forEach(entry -> entries.add(ArchivedRecord.ArchivedEntry.of(entry)));
    } while (page.size() == ENTRIES);
    return entries;
  }

  @Override
  public long countIn(ProjectId project) {
    var count = new AtomicLong();
    store.everyone(
        found -> {
          if (project.equals(about.apply(found.state()).project())
              && !found.state().equals(PersonalFields.erased(found.state()))) {
            count.incrementAndGet();
          }
        });
    return count.get();
  }

  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    return eraser.erase(id, reason, context);
  }
}
