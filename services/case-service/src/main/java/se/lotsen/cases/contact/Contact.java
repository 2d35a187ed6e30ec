package se.lotsen.cases.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.Personal;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ContactEvent.ContactRef;

/**
 * A contact as it is kept; subject, notes and next step never leave this service.
 *
 * @param minutes spent, 0 to 1440
 * @param belongsTo the case it joined or opened
 * @param opens the type of case it opened, if it opened one
 */
@Personal
record Contact(
    ContactId id,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    AreaCode area,
    LocalDate on,
    Channel channel,
    int minutes,
    AdvisorId advisor,
    @Nullable String subject,
    @Nullable String notes,
    @Nullable String nextStep,
    @Nullable LocalDate followUpOn,
    @Nullable CaseId belongsTo,
    @Nullable CaseType opens,
    boolean retracted) {

  ContactRef ref() {
    return new ContactRef(id, project, client, municipality, area);
  }

  Contact asRetracted() {
    return new Contact(
        id,
        project,
        client,
        municipality,
        area,
        on,
        channel,
        minutes,
        advisor,
        subject,
        notes,
        nextStep,
        followUpOn,
        belongsTo,
        opens,
        true);
  }
}
