package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.eq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one aggregate as of one version of it: what is written beside the aggregate, and
 * over it what its outbox says that is not written there yet. To a decider it is a way of looking
 * something up; nothing is read before it is asked for.
 */
public final class Parts {
  private final String aggregate;
  private final Map<String, PartStore> stores;
  private final boolean isNew;
  private final Map<String, Map<String, PartChange>> told = new HashMap<>();
  private final Map<String, Map<String, PartChange>> read = new HashMap<>();

  /**
   * @param outbox entries that may not be written yet; read before anything is looked up here
   * @param isNew whether nothing can be written yet, because the aggregate is being made
   */
  Parts(String aggregate, Map<String, PartStore> stores, List<JournalEntry> outbox, boolean isNew) {
    this.aggregate = aggregate;
    this.stores = stores;
    this.isNew = isNew;
    outbox.stream().map(JournalEntry::part).filter(Objects::nonNull).forEach(this::tell);
  }

  /** One part with its place among the others. */
  public record Part<P>(long order, String id, P state) {}

  void tell(PartChange change) {
    toldOf(change.type()).put(change.id(), change);
  }

  private Map<String, PartChange> toldOf(String type) {
    return told.computeIfAbsent(type, any -> new LinkedHashMap<>());
  }

  public <P> Optional<P> find(PartType<?, P> type, String id) {
    return Optional.ofNullable(change(type, id)).flatMap(change -> stateOf(type, change));
  }

  /** As far as it is known, also where the part is gone. */
  @Nullable PartChange change(PartType<?, ?> type, String id) {
    var change = toldOf(type.name()).get(id);
    if (change != null || isNew) {
      return change;
    }
    var remembered = readOf(type).get(id);
    return remembered != null ? remembered : store(type).find(aggregate, id);
  }

  /** Reads many at once, for those who look them up one by one afterwards. */
  public void prepare(PartType<?, ?> type, Collection<String> ids) {
    var missing =
        ids.stream().filter(id -> !isNew && !toldOf(type.name()).containsKey(id)).toList();
    if (!missing.isEmpty()) {
      store(type)
          .findAll(aggregate, missing)
          .forEach(change -> readOf(type).put(change.id(), change));
    }
  }

  private Map<String, PartChange> readOf(PartType<?, ?> type) {
    return read.computeIfAbsent(type.name(), any -> new HashMap<>());
  }

  /**
   * The first parts that have this value, in their order.
   *
   * @param field one of {@link PartType#within}
   */
  public <P> List<Part<P>> where(PartType<?, P> type, String field, Object value, int limit) {
    if (!type.within().contains(field)) {
      throw new IllegalArgumentException(
          "%s are not looked up by %s".formatted(type.name(), field));
    }
    return list(type, field, value, 0, limit);
  }

  /** Parts in their order, up to so many, after a place. */
  public <P> List<Part<P>> list(PartType<?, P> type, long afterOrder, int limit) {
    return list(type, null, null, afterOrder, limit);
  }

  private <P> List<Part<P>> list(
      PartType<?, P> type,
      @Nullable String field,
      @Nullable Object value,
      long afterOrder,
      int limit) {
    var newer = toldOf(type.name());
    var found = new ArrayList<PartChange>();
    if (!isNew) {
      var filter = field == null ? null : eq("state." + field, value);
      // One that is gone or told anew takes a place here and is then left out.
      long after = afterOrder;
      List<PartChange> page;
      do {
        page = store(type).list(aggregate, filter, after, limit + newer.size());
        page.stream()
            .filter(change -> change.state() != null && !newer.containsKey(change.id()))
            .forEach(
                change -> {
                  readOf(type).put(change.id(), change);
                  found.add(change);
                });
        after = page.isEmpty() ? after : page.getLast().order();
      } while (found.size() < limit && page.size() == limit + newer.size());
    }
    newer.values().stream()
        .filter(change -> change.order() > afterOrder && matches(change, field, value))
        .forEach(found::add);
    return found.stream()
        .sorted(Comparator.comparingLong(PartChange::order))
        .limit(limit)
        .flatMap(
            change ->
                stateOf(type, change).stream()
                    .map(state -> new Part<>(change.order(), change.id(), state)))
        .toList();
  }

  private static boolean matches(
      PartChange change, @Nullable String field, @Nullable Object value) {
    Document state = change.state();
    return state != null && (field == null || Objects.equals(state.get(field), value));
  }

  private PartStore store(PartType<?, ?> type) {
    return Objects.requireNonNull(stores.get(type.name()), type::name);
  }

  private static <P> Optional<P> stateOf(PartType<?, P> type, PartChange change) {
    return change.state() == null
        ? Optional.empty()
        : Optional.of(StateDocuments.read(change.state(), type.state()));
  }
}
