package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseAdvisorAssigned;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseErased;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ShortNumber;

/**
 * A case as it is kept.
 *
 * @param number it is given when it is first kept
 * @param client the one that goes on for the named one, where that was merged into another
 * @param namedClient the one that was named when it was opened
 * @param subject what it is about, in the advisor's words; never published
 * @param stateSince the day the present state began
 * @param from the contact that opened it, if one did
 * @param work what was done in it and what came of it
 */
record CaseFile(
    CaseId id,
    @Nullable ShortNumber number,
    CaseType type,
    ProjectId project,
    ClientId client,
    ClientId namedClient,
    Municipality municipality,
    AreaCode area,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String subject,
    StateCode stateCode,
    LocalDate stateSince,
    LocalDate openedOn,
    @PersonalData(PersonalCategory.ACTOR) @Nullable AdvisorId advisor,
    @Nullable LocalDate dueOn,
    @Nullable ContactId from,
    CaseWork work)
    implements NumberedWork.Numbered<CaseFile> {

  static CaseFile opened(CaseOpened event, @Nullable String subject) {
    var about = event.about();
    return new CaseFile(
        about.id(),
        null,
        about.type(),
        about.project(),
        about.client(),
        about.client(),
        about.municipality(),
        about.area(),
        subject,
        event.state(),
        event.on(),
        event.on(),
        event.advisor(),
        event.dueOn(),
        event.from(),
        CaseWork.NONE);
  }

  /** This case after an event that is not its first. */
  CaseFile after(CaseEvent event) {
    return switch (event) {
      case CaseOpened opened -> throw new IllegalArgumentException("Opened twice: " + opened);
      case CaseAdvisorAssigned assigned ->
          with(stateCode, stateSince, assigned.advisor(), dueOn, work);
      case CaseDueDateSet set -> with(stateCode, stateSince, advisor, set.dueOn(), work);
      case CaseMoved moved -> with(moved.to(), moved.on(), advisor, dueOn, work);
      case CaseClientReplaced replaced -> replaced(replaced);
      case CaseErased erased -> PersonalFields.erased(this);
      default -> with(stateCode, stateSince, advisor, dueOn, work.after(event));
    };
  }

  @Override
  public LocalDate numberedOn() {
    return openedOn;
  }

  @Override
  public CaseFile numbered(ShortNumber given) {
    return new CaseFile(
        id,
        given,
        type,
        project,
        client,
        namedClient,
        municipality,
        area,
        subject,
        stateCode,
        stateSince,
        openedOn,
        advisor,
        dueOn,
        from,
        work);
  }

  /** The same with so many hours of sessions more, or less. */
  CaseFile withHours(BigDecimal more) {
    return with(stateCode, stateSince, advisor, dueOn, work.withHours(more));
  }

  @Override
  public List<ClientId> clients() {
    var company = work.company();
    return company == null
        ? List.of(client, namedClient)
        : List.of(client, namedClient, company.client(), company.namedClient());
  }

  Lifecycle lifecycle() {
    return Lifecycle.of(type);
  }

  CaseState state() {
    return lifecycle().state(stateCode);
  }

  CaseRef ref() {
    return new CaseRef(id, type, project, client, municipality, area);
  }

  private CaseFile replaced(CaseClientReplaced event) {
    var next = with(stateCode, stateSince, advisor, dueOn, work.after(event));
    return event.party() == CaseParty.CLIENT ? next.of(event.to()) : next;
  }

  private CaseFile of(ClientId other) {
    return new CaseFile(
        id,
        number,
        type,
        project,
        other,
        namedClient,
        municipality,
        area,
        subject,
        stateCode,
        stateSince,
        openedOn,
        advisor,
        dueOn,
        from,
        work);
  }

  private CaseFile with(
      StateCode nextState,
      LocalDate since,
      @Nullable AdvisorId nextAdvisor,
      @Nullable LocalDate nextDueOn,
      CaseWork nextWork) {
    return new CaseFile(
        id,
        number,
        type,
        project,
        client,
        namedClient,
        municipality,
        area,
        subject,
        nextState,
        since,
        openedOn,
        nextAdvisor,
        nextDueOn,
        from,
        nextWork);
  }
}
