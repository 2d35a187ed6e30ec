package se.lotsen.cases.contact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ClientReplica;
import se.lotsen.work.ReferenceData;

/** The contact log over HTTP. */
@RestController
@RequestMapping("/contacts")
class ContactController {
  private final Contacts contacts;
  private final ReferenceData known;
  private final IdSource ids;

  ContactController(Contacts contacts, ReferenceData known, IdSource ids) {
    this.contacts = contacts;
    this.known = known;
    this.ids = ids;
  }

  @PostMapping
  ResponseEntity<Receipt> logContact(
      @Valid @RequestBody ContactRequests.ContactDetails request, Origin origin) {
    if (request.joins() != null && request.opens() != null) {
      throw new RefusedException(
          Refusal.invalid(
              "joins-or-opens",
              "opens",
              "En kontakt hör till ett ärende eller öppnar ett, inte båda",
              "A contact joins a case or opens one, not both"));
    }
    var id = origin.idOfNew(ids);
    var caseId = request.opens() == null ? request.joins() : new CaseId(IdSource.of(id + "/case"));
    return ofClient(
        request,
        client ->
            CommandResponses.createdWith(
                contacts.log(contact(id, request, client, caseId, request.opens()), origin),
                "/contacts",
                caseId == null ? null : caseId.value()));
  }

  @PutMapping("/{id}")
  ResponseEntity<Receipt> correctContact(
      @PathVariable String id,
      @Valid @RequestBody ContactRequests.ContactDetails request,
      Origin origin) {
    var found = contacts.find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("contact", id);
    }
    var now = found.get().state();
    return ofClient(
        request,
        client ->
            CommandResponses.changed(
                contacts.correct(
                    id, contact(id, request, client, now.belongsTo(), now.opens()), origin)));
  }

  @PostMapping("/{id}/retraction")
  ResponseEntity<Receipt> retractContact(
      @PathVariable String id,
      @Valid @RequestBody ContactRequests.ContactRetraction request,
      Origin origin) {
    return CommandResponses.changed(contacts.retract(id, request.reason(), origin));
  }

  @GetMapping("/{id}")
  ResponseEntity<ContactRequests.ContactView> contact(@PathVariable String id) {
    return contacts
        .find(id)
        .map(found -> CommandResponses.found(found, view(found)))
        .orElseThrow(() -> Problems.notFound("contact", id));
  }

  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return JournalView.page("contact", id, cursor, limit, contacts::journal);
  }

  /**
   * Lists contacts.
   *
   * @param followUpWithin only those to be followed up within so many working days, today included,
   *     or earlier
   */
  @GetMapping
  Page<ContactRequests.ContactView> contacts(
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String advisor,
      @RequestParam(name = "case", required = false) @Nullable String caseId,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable @Min(0) @Max(WorkingDays.MAX)
          Integer followUpWithin,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    var query =
        new ContactQuery(
            Parameter.read("project", project, ProjectId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.read("advisor", advisor, AdvisorId::new),
            Parameter.read("case", caseId, CaseId::new),
            from,
            to,
            Parameter.read("municipality", municipality, Municipality::of),
            followUpWithin);
    return Page.read(
        (after, most) ->
            contacts.list(ContactListings.select(query, contacts.today()), after, most),
        cursor,
        limit,
        found -> contacts.placeOf(ContactListings.listing(query), found),
        ContactController::view);
  }

  private ResponseEntity<Receipt> ofClient(
      ContactRequests.ContactDetails request,
      Function<ClientReplica, ResponseEntity<Receipt>> action) {
    if (request.followUpOn() != null && request.followUpInWorkingDays() != null) {
      throw new RefusedException(
          Refusal.invalid(
              "day-or-working-days",
              "followUpInWorkingDays",
              "Ange en dag eller ett antal arbetsdagar, inte båda",
              "Give a day or a number of working days, not both"));
    }
    return action.apply(
        known
            .client(request.client())
            .orElseThrow(() -> new RefusedException(ReferenceData.unknown(request.client()))));
  }

  private Contact contact(
      String id,
      ContactRequests.ContactDetails request,
      ClientReplica client,
      @Nullable CaseId caseId,
      @Nullable CaseType opens) {
    var on = request.on() != null ? request.on() : contacts.today();
    return new Contact(
        new ContactId(id),
        request.project(),
        request.client(),
        request.client(),
        request.municipality() != null ? request.municipality() : client.municipality(),
        request.area(),
        on,
        request.channel(),
        request.minutes(),
        request.advisor(),
        request.subject(),
        request.notes(),
        request.nextStep(),
        request.followUp(on),
        caseId,
        opens,
        false);
  }

  private static ContactRequests.ContactView view(Versioned<Contact> found) {
    return ContactRequests.ContactView.of(found.state(), found.version());
  }
}
