package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;

/** What somebody did; each leads to exactly one event of one aggregate. */
public sealed interface Command {
  /** The contact, case, referral or activity it is done to. */
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

  record RetractOutcome(CaseId id, OutcomeId outcome) implements Command {
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

  /** The company that came of a case turned out to be another client. */
  record ReplaceCompany(CaseId id, ClientId to) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record SendReferral(
      ReferralId id,
      ProjectId project,
      ClientId client,
      Place place,
      LocalDate on,
      PartnerId partner)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** What a partner may answer. */
  enum Answer {
    ACCEPTED,
    REJECTED,
    EXPIRED
  }

  /** It replaces what was answered before. */
  record AnswerReferral(ReferralId id, LocalDate on, Answer answer) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** It replaces what was said before, of a company too. */
  record StateReferralsOutcome(ReferralId id, LocalDate on, ReferralOutcome outcome)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** A company came of a referral; it replaces what was said of it before. */
  record RecordReferralsCompany(ReferralId id, ClientId company, LocalDate on, boolean isNew)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record ReplaceReferralsClient(ReferralId id, ClientId to) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record ReplaceReferralsCompany(ReferralId id, ClientId to) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record PlanActivity(
      ActivityId id, ActivityKind kind, ProjectId project, Place place, LocalDate on)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** All that is said of it took place there and then. */
  record ChangeActivity(ActivityId id, ActivityKind kind, Place place, LocalDate on)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record HoldActivity(ActivityId id) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** It replaces what was said of the registration before. */
  record RecordAttendance(
      ActivityId id, RegistrationId registration, Participant who, boolean attended)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  record CancelRegistration(ActivityId id, RegistrationId registration) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** Those of a group who are not known; it replaces what was said of the group before. */
  record CountHeads(ActivityId id, TargetGroup group, Breakdown heads) implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }

  /** The client of a registration turned out to be another one. */
  record ReplaceParticipant(ActivityId id, RegistrationId registration, ClientId from, ClientId to)
      implements Command {
    @Override
    public String aggregate() {
      return id.value();
    }
  }
}
