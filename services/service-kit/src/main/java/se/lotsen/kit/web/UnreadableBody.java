package se.lotsen.kit.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body could not be read, said so that whoever sent it can mend it. */
final class UnreadableBody {
  private UnreadableBody() {}

  static ProblemDetail explain(@Nullable Throwable cause) {
    if (cause == null) {
      return missing();
    }
    return switch (cause) {
      case InputCoercionException tooLarge ->
          field(
              tooLarge,
              "wrong-type",
              pathOf(tooLarge)
                  + Problems.inLanguage(": talet är för stort", ": the number is out of range"));
      case StreamReadException broken ->
          Problems.detail(
              HttpStatus.BAD_REQUEST,
              "broken-json",
              Problems.inLanguage("Det som skickades är inte JSON: ", "The body is not JSON: ")
                  + words(broken)
                  + at(broken),
              List.of());
      case RefusedValue refused ->
          field(refused, "invalid-fields", pathOf(refused) + ": " + refused.getOriginalMessage());
      case StreamConstraintsException tooLong ->
          field(
              tooLong,
              "unreadable-body",
              Problems.inLanguage(
                  "Ett tal, ett namn eller nästlingen är för lång",
                  "A number, a name or the nesting of the body is too long"));
      case UnrecognizedPropertyException unknown ->
          field(
              unknown,
              "unknown-field",
              Problems.inLanguage(
                      "Fältet %s finns inte här; det finns %s",
                      "There is no field %s here; there are %s")
                  .formatted(unknown.getPropertyName(), known(unknown)));
      case InvalidNullException missing ->
          field(
              missing,
              "missing-field",
              pathOf(missing) + Problems.inLanguage(" saknas", " must not be null"));
      case ValueInstantiationException refused ->
          field(refused, "invalid-fields", reasonOf(refused));
      case MismatchedInputException wrong -> wrongType(wrong);
      case JacksonException other -> field(other, "unreadable-body", other.getOriginalMessage());
      default -> missing();
    };
  }

  private static ProblemDetail missing() {
    return Problems.detail(
        HttpStatus.BAD_REQUEST,
        "missing-body",
        Problems.inLanguage(
            "JSON behövs; skicka det med Content-Type: application/json",
            "A JSON body is needed; send it with Content-Type: application/json"),
        List.of());
  }

  private static ProblemDetail wrongType(MismatchedInputException wrong) {
    return wrong.getPath().isEmpty()
        ? Problems.detail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "wrong-type",
            Problems.inLanguage(
                "Skicka ett enda JSON-objekt", "The body must be one JSON object and nothing else"),
            List.of())
        : field(wrong, "wrong-type", pathOf(wrong) + ": " + words(wrong));
  }

  private static ProblemDetail field(JacksonException e, String code, String sentence) {
    return Problems.detail(
        HttpStatus.UNPROCESSABLE_CONTENT,
        code,
        sentence,
        List.of(new Problems.FieldError(pathOf(e), sentence)));
  }

  private static String words(MismatchedInputException wrong) {
    var type = wrong.getTargetType();
    return type == null
        ? wrong.getOriginalMessage()
        : Problems.inLanguage(
            "ange %s".formatted(NeededValue.of(type).sv()),
            "give %s".formatted(NeededValue.of(type).en()));
  }

  /** The words of the type that refused its own value. */
  private static String reasonOf(ValueInstantiationException refused) {
    var own = refused.getCause();
    return own == null ? refused.getOriginalMessage() : String.valueOf(own.getMessage());
  }

  private static String known(UnrecognizedPropertyException unknown) {
    var known = unknown.getKnownPropertyIds();
    return known == null
        ? "none"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String pathOf(JacksonException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  /**
   * Jackson's own words up to where it begins to speak of its settings, and none that were sent.
   */
  private static String words(StreamReadException broken) {
    var words = broken.getOriginalMessage();
    int settings = words.indexOf(" (start marker at ");
    return (settings < 0 ? words : words.substring(0, settings)).replaceAll("'[^']+'", "'…'");
  }

  private static String at(JacksonException e) {
    var place = e.getLocation();
    return place == null
        ? ""
        : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
  }
}
