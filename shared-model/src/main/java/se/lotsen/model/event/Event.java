package se.lotsen.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * Something that happened to one aggregate. Carries all that its consumers need, so that none has
 * to ask back: ids, codes, dates and numbers, and never anything {@link se.lotsen.model.Personal}.
 */
public sealed interface Event
    permits ProjectEvent,
        ClientEvent,
        ContactEvent,
        CaseEvent,
        ReferralEvent,
        PartnerEvent,
        MandateEvent,
        ActivityEvent,
        FundingDecisionEvent,
        ReportEvent {
  /** The aggregate it happened to; with its sequence this names the event for ever. */
  @JsonIgnore
  String subject();

  /** The Kafka key: the project for what belongs to a project, else the client. */
  @JsonIgnore
  String key();

  /** The day it happened, which may be long before the moment it was recorded. */
  LocalDate on();
}
