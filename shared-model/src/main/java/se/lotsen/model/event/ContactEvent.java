package se.lotsen.model.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Municipality;

/** What happens to a logged contact; published by case-service. Notes stay there. */
public sealed interface ContactEvent extends Event {
  ContactRef about();

  @Override
  default String subject() {
    return about().id().value();
  }

  @Override
  default String key() {
    return about().project().value();
  }

  /**
   * An advisor met a client. {@code belongsTo} is the case it joined; where {@code opens} names a
   * type, that case is opened by this contact.
   */
  @EventType("se.lotsen.contact.logged.v1")
  record ContactLogged(
      ContactRef about,
      LocalDate on,
      Channel channel,
      int minutes,
      AdvisorId advisor,
      @Nullable CaseId belongsTo,
      @Nullable CaseType opens,
      @Nullable LocalDate followUpOn)
      implements ContactEvent {}

  /** The contact was something else than first written; this replaces it. */
  @EventType("se.lotsen.contact.corrected.v1")
  record ContactCorrected(
      ContactRef about,
      LocalDate on,
      Channel channel,
      int minutes,
      AdvisorId advisor,
      @Nullable LocalDate followUpOn)
      implements ContactEvent {}

  /** The contact was logged by mistake and never took place. */
  @EventType("se.lotsen.contact.retracted.v1")
  record ContactRetracted(ContactRef about, LocalDate on) implements ContactEvent {}

  /**
   * The client turned out to be another one, which {@code about} names, or not to be it after all.
   */
  @EventType("se.lotsen.contact.client-replaced.v1")
  record ContactClientReplaced(ContactRef about, LocalDate on, ClientId from)
      implements ContactEvent {}

  /** Subject, notes and next step were erased; what was counted stays. */
  @EventType("se.lotsen.contact.erased.v1")
  record ContactErased(ContactRef about, LocalDate on, ErasureGround ground)
      implements ContactEvent, PersonalDataErased {}

  /** What every contact event says. The project never changes: it is the Kafka key. */
  record ContactRef(
      ContactId id, ProjectId project, ClientId client, Municipality municipality, AreaCode area) {}
}
