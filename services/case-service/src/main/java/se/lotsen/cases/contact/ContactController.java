package se.lotsen.cases.contact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
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
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.CaseId;
import se.lotsen.model.ContactId;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.CaseType;
import se.lotsen.work.ClientReplica;
import se.lotsen.work.ReferenceData;

/** The contact log over HTTP. */
@RestController
@RequestMapping("/contacts")
class ContactController implements Representation {
  private final Contacts contacts;
  private final ReferenceData known;
  private final IdSource ids;

  ContactController(Contacts contacts, ReferenceData known, IdSource ids) {
    this.contacts = contacts;
    this.known = known;
    this.ids = ids;
  }

  @Requires(Right.CONTACTS_WORK)
  @PostMapping
  ResponseEntity<Receipt> logContact(
      @Valid @RequestBody ContactRequests.ContactDetails request, CommandContext context) {
    if (request.joins() != null && request.opens() != null) {
      throw new RefusedException(
          Refusal.invalid(
              "joins-or-opens",
              "opens",
              "En kontakt hör till ett ärende eller öppnar ett, inte båda",
              "A contact joins a case or opens one, not both"));
    }
    var id = context.idOfNew(ids);
    var caseId = request.opens() == null ? request.joins() : new CaseId(IdSource.of(id + "/case"));
    return ofClient(
        request,
        client ->
            CommandResponses.createdWith(
                contacts.log(contact(id, request, client, caseId, request.opens()), context),
                "/contacts",
                caseId == null ? null : caseId.value()));
  }

  @Requires(Right.CONTACTS_WORK)
  @PutMapping("/{id}")
  ResponseEntity<Receipt> correctContact(
      @PathVariable String id,
      @Valid @RequestBody ContactRequests.ContactDetails request,
      Caller caller,
      CommandContext context) {
    var found = contacts.within(context.visible()).find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("contact", id);
    }
    var now = found.get().state();
    return ofClient(
        request,
        client ->
            CommandResponses.changed(
                contacts.correct(
                    id,
                    contact(id, request, client, now.belongsTo(), now.opens()),
                    SecretNotes.of(caller),
                    context)));
  }

  @Requires(Right.CONTACTS_WORK)
  @PostMapping("/{id}/retraction")
  ResponseEntity<Receipt> retractContact(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      Caller caller,
      CommandContext context) {
    return CommandResponses.changed(
        contacts.retract(id, Retraction.of(request).reason(), SecretNotes.of(caller), context));
  }

  @Requires(Right.CONTACTS_READ)
  @GetMapping("/{id}")
  ResponseEntity<ContactRequests.ContactView> getContact(
      @PathVariable String id, Grant grant, Caller caller) {
    return contacts
        .within(grant)
        .find(id)
        .map(found -> CommandResponses.found(found, view(found, caller)))
        .orElseThrow(() -> Problems.notFound("contact", id));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getContact(id, grant, caller);
  }

  @Requires(Right.CONTACTS_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("contact", id, cursor, limit, contacts.within(grant)::journal);
  }

  private static ContactRequests.ContactView view(Versioned<Contact> found, Caller caller) {
    return ContactRequests.ContactView.of(
        found.state(), found.version(), null, SecretNotes.of(caller));
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
        false,
        request.secret());
  }
}
