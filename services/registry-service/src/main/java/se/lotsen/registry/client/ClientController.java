package se.lotsen.registry.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Total;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/** Clients over HTTP. */
@RestController
@RequestMapping("/clients")
class ClientController implements Representation {
  private static final int MAX_CANDIDATES = 10;

  private final Clients clients;
  private final Merges merges;
  private final IdSource ids;

  ClientController(Clients clients, Merges merges, IdSource ids) {
    this.clients = clients;
    this.merges = merges;
    this.ids = ids;
  }

  @Requires(Right.CLIENTS_WORK)
  @PostMapping
  ResponseEntity<Receipt> registerClient(
      @Valid @RequestBody ClientRequests.ClientDetails request, CommandContext context) {
    return CommandResponses.created(
        clients.register(request.toClient(context.idOfNew(ids)), context), "/clients");
  }

  @Requires(Right.CLIENTS_WORK)
  @PutMapping("/{id}")
  ResponseEntity<Receipt> changeClient(
      @PathVariable String id,
      @Valid @RequestBody ClientRequests.ClientDetails request,
      CommandContext context) {
    return clients
        .within(context.visible())
        .find(id)
        .map(
            found ->
                CommandResponses.changed(clients.change(request.toClient(found.id()), context)))
        .orElseThrow(() -> Problems.notFound("client", id));
  }

  /** Who may be meant already by somebody who is about to register this name. */
  @Requires(Right.CLIENTS_READ)
  @GetMapping("/candidates")
  List<ClientRequests.ClientCandidate> candidates(
      @RequestParam @NotBlank String name, @RequestParam String municipality, Grant grant) {
    var place = Parameter.required("municipality", municipality, Municipality::of);
    return clients.candidates(name, place, grant, MAX_CANDIDATES).stream()
        .map(found -> new ClientRequests.ClientCandidate(view(found.client()), found.likeness()))
        .toList();
  }

  @Requires(Right.CLIENTS_MERGE)
  @PostMapping("/{id}/merge")
  ResponseEntity<Receipt> mergeClient(
      @PathVariable String id,
      @Valid @RequestBody ClientRequests.ClientMerge request,
      CommandContext context) {
    return CommandResponses.changed(merges.merge(id, request.into(), context));
  }

  @Requires(Right.CLIENTS_MERGE)
  @PostMapping("/{id}/merge/retraction")
  ResponseEntity<Receipt> retractMerge(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(merges.unmerge(id, Retraction.of(request).reason(), context));
  }

  /** Has nothing about this client be erased, until the hold is released. */
  @Requires(Right.CLIENTS_HOLD)
  @PostMapping("/{id}/hold")
  ResponseEntity<Receipt> holdClient(
      @PathVariable String id,
      @Valid @RequestBody ClientRequests.ClientHold request,
      CommandContext context) {
    return CommandResponses.changed(clients.placeHold(id, request.reason(), context));
  }

  @Requires(Right.CLIENTS_HOLD)
  @PostMapping("/{id}/hold/retraction")
  ResponseEntity<Receipt> releaseClient(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(
        clients.releaseHold(id, Retraction.of(request).reason(), context));
  }

  @Requires(Right.CLIENTS_READ)
  @GetMapping("/{id}")
  ResponseEntity<ClientRequests.ClientView> getClient(@PathVariable String id, Grant grant) {
    return clients
        .within(grant)
        .find(id)
        .map(found -> CommandResponses.found(found, view(found)))
        .orElseThrow(() -> Problems.notFound("client", id));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getClient(id, grant);
  }

  @Requires(Right.CLIENTS_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("client", id, cursor, limit, clients.within(grant)::journal);
  }

  /**
   * Lists clients, in the order of a Swedish directory.
   *
   * @param q any parts of the name, in any order and any case, with or without accents; or the
   *     organisation number in any way of writing it
   * @param id these ones, up to 200; nothing else is looked at then
   * @param sort {@code name} or {@code -name}
   * @param countBy also answers how many there are of each municipality or kind
   * @param merged also those in whose place another goes on
   */
  @Requires(Right.CLIENTS_READ)
  @GetMapping
  Page<ClientRequests.ClientView> listClients(
      @RequestParam(required = false) @Nullable @Size(max = 100) String q,
      @RequestParam(required = false) @Nullable String orgNumber,
      @RequestParam(defaultValue = "") List<String> id,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> kind,
      @RequestParam(defaultValue = "false") boolean merged,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    if (!id.isEmpty()) {
      return these(id, grant);
    }
    var number = Parameter.read("orgNumber", orgNumber, OrgNumber::new);
    var text = q == null || q.isBlank() ? null : q;
    if (number == null && text != null && SearchWords.number(text) != null) {
      number = SearchWords.number(text);
      text = null;
    }
    var words = text == null ? List.<String>of() : SearchWords.wanted(text);
    if (text != null && words.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var query =
        new ClientQuery(
            words,
            grant.narrowed(
                Scope.MUNICIPALITY,
                Parameter.readAll("municipality", municipality, Municipality::of),
                Municipality::scb,
                Municipality::of),
            Parameter.readCodes("kind", kind, ClientKind.class),
            merged,
            Parameter.sort(sort, ClientListings.ORDERS));
    return number == null
        ? list(query, grant, countBy, total, cursor, limit)
        : only(
            clients.withNumber(number, grant).filter(found -> query.fits(found.state())),
            countBy,
            total);
  }

  private Page<ClientRequests.ClientView> list(
      ClientQuery query,
      Grant grant,
      List<String> countBy,
      boolean total,
      @Nullable Cursor cursor,
      int limit) {
    var seen = clients.within(grant);
    return Page.read(
            (after, most) -> seen.list(ClientListings.select(query), after, most),
            cursor,
            limit,
            found -> seen.placeOf(ClientListings.listing(query), found),
            ClientController::view)
        .with(
            total ? seen.count(ClientListings.select(query)) : null,
            ClientListings.COUNTED.count(countBy, ClientListings.select(query), seen::countBy));
  }

  /** The one that has the number, if there is one, in the form of a list. */
  private static Page<ClientRequests.ClientView> only(
      Optional<Versioned<Client>> found, List<String> countBy, boolean total) {
    var counted =
        ClientListings.COUNTED.count(
            countBy,
            Selection.of(ClientListings.ALL),
            (selection, field) -> ClientListings.countsOf(found.map(Versioned::state), field));
    return new Page<>(found.stream().map(ClientController::view).toList(), null)
        .with(total ? new Total(found.isPresent() ? 1 : 0, true) : null, counted);
  }

  /** Those of these that there are. */
  private Page<ClientRequests.ClientView> these(List<String> ids, Grant grant) {
    if (ids.size() > Page.MAX) {
      throw new BadRequest("id", "At most %d clients are answered at once".formatted(Page.MAX));
    }
    return new Page<>(
        clients.within(grant).findAll(ids).stream().map(ClientController::view).toList(), null);
  }

  private static ClientRequests.ClientView view(Versioned<Client> found) {
    return ClientRequests.ClientView.of(found.state(), found.version());
  }
}
