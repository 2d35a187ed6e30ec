package se.lotsen.cases.casefile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts;
import se.lotsen.model.SessionId;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;

/** The sessions of a case: as many as there may be, none of them costs the others anything. */
final class CaseSessions {
  static final PartType<CaseEvent, Session> TYPE =
      new PartType<>(
          "sessions",
          Session.class,
          CaseSessions::idOf,
          SessionLogged.class::isInstance,
          CaseSessions::after,
          List.of(),
          List.of());

  private CaseSessions() {}

  /** Looks up one session of the case that is decided on. */
  @FunctionalInterface
  interface Lookup {
    Optional<Session> find(SessionId id);

    static Lookup in(Parts parts) {
      return id -> parts.find(TYPE, id.value());
    }
  }

  private static @Nullable String idOf(CaseEvent event) {
    return switch (event) {
      case SessionLogged logged -> logged.session().value();
      case SessionCorrected corrected -> corrected.session().value();
      case SessionRetracted retracted -> retracted.session().value();
      default -> null;
    };
  }

  private static @Nullable Session after(@Nullable Session before, CaseEvent event) {
    return switch (event) {
      case SessionLogged logged ->
          new Session(logged.session(), logged.on(), logged.hours(), logged.advisor());
      case SessionCorrected corrected ->
          new Session(corrected.session(), corrected.on(), corrected.hours(), corrected.advisor());
      case SessionRetracted retracted -> null;
      default -> before;
    };
  }
}
