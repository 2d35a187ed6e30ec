package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.Channel;

/** What somebody did; each leads to exactly one event of one aggregate. */
public sealed interface Command {
  /** The contact or case it is done to. */
  String aggregate();

  record LogContact(
      ContactId contact,
      ProjectId project,
      ClientId client,
      Place place,
      LocalDate on,
      Channel channel)
      implements Command {
    @Override
    public String aggregate() {
      return contact.value();
    }
  }

  record CorrectContact(
      ContactId contact,
      ProjectId project,
      ClientId client,
      Place place,
      LocalDate on,
      Channel channel)
      implements Command {
    @Override
    public String aggregate() {
      return contact.value();
    }
  }

  record RetractContact(ContactId contact) implements Command {
    @Override
    public String aggregate() {
      return contact.value();
    }
  }

  record OpenCase(CaseId id, ProjectId project, ClientId client, Place place, LocalDate on)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** A step of the lifecycle: an event about nothing that is counted. */
  record MoveCase(CaseId id) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record LogSession(CaseId id, SessionId session, LocalDate on, BigDecimal hours)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record CorrectSession(CaseId id, SessionId session, LocalDate on, BigDecimal hours)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record RetractSession(CaseId id, SessionId session) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** Jobs where new jobs came of it; null where something else did. */
  record RecordOutcome(CaseId id, OutcomeId outcome, LocalDate on, @Nullable Breakdown jobs)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record CorrectOutcome(CaseId id, OutcomeId outcome, LocalDate on, @Nullable Breakdown jobs)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** A company came of the case; it replaces what was said of it before. */
  record RecordCompany(CaseId id, ClientId company, LocalDate on, boolean isNew)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** The case's client turned out to be another one. */
  record ReplaceClient(CaseId id, ClientId to) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** The client of a contact turned out to be another one. */
  record ReplaceContactsClient(ContactId contact, ClientId to) implements Command {
    @Override
    public String aggregate() {
      return contact.value();
    }
  }
}
