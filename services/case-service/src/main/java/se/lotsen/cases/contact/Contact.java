package se.lotsen.cases.contact;

import java.time.LocalDate;
import java.util.List;
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
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;
import se.lotsen.work.ProjectWork;

/**
 * A contact as it is kept; subject, notes and next step never leave this service.
 *
 * @param client the one that goes on for the named one, where that was merged into another
 * @param namedClient the one that was named
 * @param minutes spent, 0 to 1440
 * @param belongsTo the case it joined or opened
 * @param opens the type of case it opened, if it opened one
 * @param secret whether its words are for its advisor and supervisors only
 */
@Personal
record Contact(
    ContactId id,
    ProjectId project,
    ClientId client,
    ClientId namedClient,
    Municipality municipality,
    AreaCode area,
    LocalDate on,
    Channel channel,
    int minutes,
    @PersonalData(PersonalCategory.ACTOR) AdvisorId advisor,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String subject,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String notes,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String nextStep,
    @Nullable LocalDate followUpOn,
    @Nullable CaseId belongsTo,
    @Nullable CaseType opens,
    boolean retracted,
    @Nullable Boolean secret)
    implements ProjectWork.InProject {

  @Override
  public List<ClientId> clients() {
    return List.of(client, namedClient);
  }

  boolean hasSecretWords() {
    return secret != null && secret;
  }

  ContactRef ref() {
    return new ContactRef(id, project, client, municipality, area);
  }

  Contact asRetracted() {
    return with(client, namedClient, true);
  }

  /** The same with another client going on for the named one. */
  Contact of(ClientId other) {
    return with(other, namedClient, retracted);
  }

  /**
   * A correction of this one that names the client as it is known now means the same as before; one
   * that does not say whether it is secret leaves that as it is.
   */
  Contact correctedTo(Contact next) {
    var said = next.secret == null ? next.withSecrecy(secret) : next.withSecrecy(next.secret);
    return said.client().equals(client) ? said.with(client, namedClient, retracted) : said;
  }

  /** Not secret is kept in one way only. */
  Contact withSecrecy(@Nullable Boolean whether) {
    return with(client, namedClient, retracted, Boolean.TRUE.equals(whether) ? true : null);
  }

  private Contact with(ClientId now, ClientId named, boolean gone) {
    return with(now, named, gone, secret);
  }

  private Contact with(
      ClientId now, ClientId named, boolean gone, @Nullable Boolean whetherSecret) {
    return new Contact(
        id,
        project,
        now,
        named,
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
        gone,
        whetherSecret);
  }
}
