package se.lotsen.cases.contact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Search;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ClientDirectory;
import se.lotsen.work.FreeText;

/** Finds contacts over HTTP. */
@RestController
@RequestMapping("/contacts")
class ContactListController {
  private final Contacts contacts;
  private final ClientDirectory clients;

  ContactListController(Contacts contacts, ClientDirectory clients) {
    this.contacts = contacts;
    this.clients = clients;
  }

  /**
   * Lists contacts, the latest first, or what is to be followed up first. Those of a client of a
   * name are found by {@code POST /contacts/search}.
   *
   * @param client whose contact it is, also where another client goes on for that one
   * @param followUpWithin only those to be followed up within so many working days, today included,
   *     or earlier
   * @param sort {@code -on} or {@code on}
   * @param countBy also answers how many there are of each channel, municipality, area, advisor or
   *     project
   */
  @Requires(Right.CONTACTS_READ)
  @GetMapping
  Page<ContactRequests.ContactView> listContacts(
      @RequestParam(defaultValue = "") List<String> project,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(defaultValue = "") List<String> advisor,
      @RequestParam(name = "case", required = false) @Nullable String caseId,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> area,
      @RequestParam(defaultValue = "") List<String> channel,
      @RequestParam(required = false) @Nullable @Min(0) @Max(WorkingDays.MAX)
          Integer followUpWithin,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant,
      Caller caller) {
    return searchContacts(
        new ContactSearch(
            null,
            Parameter.readAll("project", project, ProjectId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.readAll("advisor", advisor, AdvisorId::new),
            Parameter.read("case", caseId, CaseId::new),
            from,
            to,
            Parameter.readAll("municipality", municipality, Municipality::of),
            Parameter.readAll("area", area, AreaCode::new),
            Parameter.readCodes("channel", channel, Channel.class),
            followUpWithin,
            sort,
            countBy,
            total,
            Search.word(cursor),
            limit),
        grant,
        caller);
  }

  /** Finds contacts by whose they are, as they are listed; changes nothing. */
  @Requires(Right.CONTACTS_READ)
  @PostMapping("/search")
  Page<ContactRequests.ContactView> searchContacts(
      @Valid @RequestBody ContactSearch request, Grant grant, Caller caller) {
    if (request.sort() != null && request.followUpWithin() != null) {
      throw BadRequest.of(
          "sort",
          "Det som ska följas upp visas i dagarnas ordning; utelämna sort",
          "What is to be followed up is listed by that day; leave sort out");
    }
    var query =
        new ContactQuery(
            grant.narrowed(
                Scope.PROJECT, Search.values(request.project()), ProjectId::value, ProjectId::new),
            contacts.whose(request.client(), FreeText.read(request.q(), null, clients)),
            Search.values(request.advisor()),
            request.caseId(),
            request.from(),
            request.to(),
            grant.narrowed(
                Scope.MUNICIPALITY,
                Search.values(request.municipality()),
                Municipality::scb,
                Municipality::of),
            Search.values(request.area()),
            Search.values(request.channel()),
            request.followUpWithin(),
            Parameter.sort(request.sort(), ContactListings.ORDERS));
    return list(query, request, grant, caller);
  }

  private Page<ContactRequests.ContactView> list(
      ContactQuery query, ContactSearch request, Grant grant, Caller caller) {
    int limit = Search.limit(request.limit());
    var today = contacts.today();
    var seen = contacts.within(grant);
    var found =
        seen.list(
            ContactListings.select(query, today),
            Cursor.place(Search.cursor(request.cursor())),
            limit + 1);
    var names = clients.names(found.stream().map(each -> each.state().client()).toList());
    return Page.of(
            found,
            limit,
            each -> seen.placeOf(ContactListings.listing(query), each),
            each ->
                ContactRequests.ContactView.of(
                    each.state(),
                    each.version(),
                    names.get(each.state().client()),
                    SecretNotes.of(caller)))
        .with(
            Search.isAsked(request.total())
                ? seen.count(ContactListings.select(query, today))
                : null,
            ContactListings.COUNTED.count(
                Search.values(request.countBy()),
                ContactListings.select(query, today),
                seen::countBy));
  }
}
