package se.lotsen.cases.contact;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.WorkingDays;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

/** What is sent to and answered by {@code /contacts}. */
final class ContactRequests {
  private ContactRequests() {}

  /**
   * A contact; a PUT replaces all of it but its case.
   *
   * @param on the day it took place; today when left out
   * @param municipality the client's own when left out
   * @param followUpOn the day to get in touch again, or {@code followUpInWorkingDays}, 1 to 500,
   *     from the day of the contact
   * @param joins an open case of the same client and project that it belongs to
   * @param opens the type of case to open with it
   * @param secret whether subject, notes and next step are for its advisor and supervisors only;
   *     where it is left out a new one is not, and a correction changes nothing of that
   */
  record ContactDetails(
      @NotNull ProjectId project,
      @NotNull ClientId client,
      @Nullable Municipality municipality,
      @NotNull AreaCode area,
      @Nullable LocalDate on,
      @NotNull Channel channel,
      @NotNull @Min(0) @Max(1440) Integer minutes,
      @NotNull AdvisorId advisor,
      @Nullable @Size(max = 500) String subject,
      @Nullable @Size(max = 20_000) String notes,
      @Nullable @Size(max = 2000) String nextStep,
      @Nullable LocalDate followUpOn,
      @Nullable @Min(1) @Max(WorkingDays.MAX) Integer followUpInWorkingDays,
      @Nullable CaseId joins,
      @Nullable CaseType opens,
      @Nullable Boolean secret) {
    @Nullable LocalDate followUp(LocalDate contactOn) {
      return followUpInWorkingDays == null
          ? followUpOn
          : WorkingDays.after(contactOn, followUpInWorkingDays);
    }
  }

  /**
   * A contact as it is answered.
   *
   * @param clientName in lists, where the registry answers
   * @param secret whether subject, notes and next step are for its advisor and supervisors only;
   *     they are left out for everybody else
   */
  record ContactView(
      ContactId id,
      long version,
      ProjectId project,
      ClientId client,
      @Nullable String clientName,
      Municipality municipality,
      String municipalityName,
      AreaCode area,
      LocalDate on,
      Channel channel,
      int minutes,
      AdvisorId advisor,
      @Nullable String subject,
      @Nullable String notes,
      @Nullable String nextStep,
      @Nullable LocalDate followUpOn,
      @JsonProperty("case") @Nullable CaseId caseId,
      boolean retracted,
      boolean secret) {
    static ContactView of(
        Contact contact, long version, @Nullable String clientName, SecretNotes notes) {
      boolean told = notes.areTold(contact);
      return new ContactView(
          contact.id(),
          version,
          contact.project(),
          contact.client(),
          clientName,
          contact.municipality(),
          contact.municipality().label().sv(),
          contact.area(),
          contact.on(),
          contact.channel(),
          contact.minutes(),
          contact.advisor(),
          told ? contact.subject() : null,
          told ? contact.notes() : null,
          told ? contact.nextStep() : null,
          contact.followUpOn(),
          contact.belongsTo(),
          contact.retracted(),
          contact.hasSecretWords());
    }
  }
}
