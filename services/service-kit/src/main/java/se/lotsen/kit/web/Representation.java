package se.lotsen.kit.web;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;

/**
 * Answers for an aggregate as its {@code GET} does, where a command asks for that with {@code
 * Prefer: return=representation}. One in a package answers for all commands of that package.
 */
public interface Representation {
  /** What {@code GET} answers for this id; the aggregate is there. */
  ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller);
}
