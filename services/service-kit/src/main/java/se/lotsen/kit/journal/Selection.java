package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of a {@link Listing}: values for its fields, bounds for its order, and
 * conditions beside them, which are looked at on each aggregate that the listing gives.
 */
public final class Selection {
  private final Listing listing;
  private final List<Bson> conditions = new ArrayList<>();
  private final List<String> named = new ArrayList<>();
  private boolean bounded;
  private boolean reversed;

  private Selection(Listing listing) {
    this.listing = listing;
  }

  public static Selection of(Listing listing) {
    return new Selection(listing);
  }

  /** Only those that have this value in a field; null lets all through. */
  public Selection where(String field, @Nullable Object value) {
    if (value != null) {
      named.add(field);
      conditions.add(eq("state." + field, asKept(value)));
    }
    return this;
  }

  /** Only those that have one of these values in a field. */
  public Selection whereIn(String field, Collection<?> values) {
    named.add(field);
    conditions.add(in("state." + field, values.stream().map(Selection::asKept).toList()));
    return this;
  }

  /** As {@link #whereIn}; no values let all through. */
  public Selection whereSome(String field, Collection<?> values) {
    return values.isEmpty() ? this : whereIn(field, values);
  }

  /** As {@link #whereIn}, where no values let nothing through; null lets all through. */
  public Selection whereAny(String field, @Nullable Collection<?> values) {
    return values == null ? this : whereIn(field, values);
  }

  /** Ids, codes and days are kept as the text that they are in JSON. */
  private static Object asKept(Object value) {
    return value instanceof Boolean || value instanceof Number || value instanceof Pattern
        ? value
        : value.toString();
  }

  /** Only those that have something in a field. */
  public Selection wherePresent(String field) {
    conditions.add(ne("state." + field, null));
    return this;
  }

  /** Only those that have nothing in a field. */
  public Selection whereAbsent(String field) {
    conditions.add(eq("state." + field, null));
    return this;
  }

  /** As {@link #where}, or all of these values where none is given. */
  public Selection where(String field, @Nullable Object value, Collection<?> all) {
    return value == null ? whereIn(field, all) : where(field, value);
  }

  /** Only those whose order lies between these, both included; null is no bound. */
  public Selection between(@Nullable Object from, @Nullable Object to) {
    bounded |= from != null;
    return whereBetween(listing.order(), from, to);
  }

  /** Only those that have a value between these in another field, both included. */
  public Selection whereBetween(String field, @Nullable Object from, @Nullable Object to) {
    if (from != null) {
      conditions.add(gte("state." + field, from.toString()));
    }
    if (to != null) {
      conditions.add(lte("state." + field, to.toString()));
    }
    return this;
  }

  /** From the other end of the listing, if that is so: its index is walked backwards. */
  public Selection reversed(boolean whether) {
    reversed = whether;
    return this;
  }

  Listing listing() {
    return listing;
  }

  private boolean descends() {
    return listing.descending() != reversed;
  }

  /**
   * @param after where the page before ended
   */
  Bson filter(@Nullable Position after) {
    var missing = listing.equal().stream().filter(field -> !named.contains(field)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("%s is listed without %s".formatted(listing, missing));
    }
    var all = new ArrayList<>(conditions);
    if (listing.hasOrder() && !bounded) {
      all.add(gt("state." + listing.order(), ""));
    }
    if (after != null) {
      all.add(beyond(after));
    }
    return all.isEmpty() ? new Document() : and(all);
  }

  private Bson beyond(Position after) {
    if (!listing.hasOrder()) {
      return descends() ? lt("_id", after.id()) : gt("_id", after.id());
    }
    var field = "state." + listing.order();
    var value = after.order();
    return descends()
        ? and(lte(field, value), or(lt(field, value), and(eq(field, value), lt("_id", after.id()))))
        : and(
            gte(field, value), or(gt(field, value), and(eq(field, value), gt("_id", after.id()))));
  }

  Bson sort() {
    if (!listing.hasOrder()) {
      return descends() ? descending("_id") : ascending("_id");
    }
    return descends()
        ? descending("state." + listing.order(), "_id")
        : ascending("state." + listing.order(), "_id");
  }

  /**
   * A place in a listing.
   *
   * @param order the value that gives the order; empty where the ids alone do
   */
  public record Position(String order, String id) {
    private static final String SEPARATOR = "|";

    /** Reads what {@link #word} wrote. */
    public static @Nullable Position of(@Nullable String word) {
      if (word == null) {
        return null;
      }
      int end = word.indexOf(SEPARATOR);
      return end < 0
          ? new Position("", word)
          : new Position(word.substring(0, end), word.substring(end + 1));
    }

    public String word() {
      return order.isEmpty() ? id : order + SEPARATOR + id;
    }
  }
}
