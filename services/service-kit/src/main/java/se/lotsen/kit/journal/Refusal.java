package se.lotsen.kit.journal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * A "no" with its reason, for a person. Nothing was changed.
 *
 * @param kind what sort of no it is; decides the HTTP status
 * @param code stable name of this very rule, in kebab case: {@code guard-refused}
 * @param message the sentence shown, which also says what to do
 * @param field the input it is about, as a path ({@code jobs.women}), if it is about one
 */
public record Refusal(Kind kind, String code, Text message, @Nullable String field) {
  /** Sorts of refusal. */
  public enum Kind {
    /** What was sent cannot be meant: 422. */
    INVALID,
    /** Nobody is signed in: 401. */
    NOT_SIGNED_IN,
    /** Whoever asks may see it and not do this to it: 403. */
    FORBIDDEN,
    /** What was asked for is not there, or not for whoever asks: 404. */
    NOT_FOUND,
    /** It does not fit what is there now: 409. */
    CONFLICT,
    /** It was decided on an older version than there is now: 412. */
    STALE
  }

  /** The first of these reasons that there is; null when there is none. */
  public static @Nullable Refusal first(@Nullable Refusal... reasons) {
    return Arrays.stream(reasons).filter(Objects::nonNull).findFirst().orElse(null);
  }

  public static Refusal invalid(String code, String field, String sv, String en) {
    return new Refusal(Kind.INVALID, code, new Text(sv, en), field);
  }

  public static Refusal conflict(String code, String sv, String en) {
    return new Refusal(Kind.CONFLICT, code, new Text(sv, en), null);
  }

  public static Refusal notFound(String what, String id) {
    return new Refusal(
        Kind.NOT_FOUND,
        "not-found",
        new Text(
            "%s %s finns inte; kontrollera id:t".formatted(what, id),
            "There is no %s %s; check the id".formatted(what, id)),
        null);
  }
}
