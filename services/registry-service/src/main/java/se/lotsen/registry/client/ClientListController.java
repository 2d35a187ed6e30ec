package se.lotsen.registry.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Total;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Search;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/**
 * Finds clients over HTTP. A name or a number that is looked for stands in the body of a request
 * and never in an address, which others log.
 */
@RestController
@RequestMapping("/clients")
class ClientListController {
  private static final int MAX_CANDIDATES = 10;

  private final Clients clients;

  ClientListController(Clients clients) {
    this.clients = clients;
  }

  /** What is asked of a list beside who is in it. */
  private record Asked(
      List<String> countBy, boolean total, @Nullable Cursor cursor, int limit, Grant grant) {}

  /** Who may be meant already by somebody who is about to register this name; changes nothing. */
  @Requires(Right.CLIENTS_READ)
  @PostMapping("/candidates")
  List<ClientRequests.ClientCandidate> candidates(
      @Valid @RequestBody ClientRequests.ClientCandidates request, Grant grant) {
    return clients
        .candidates(request.name(), request.municipality(), grant, MAX_CANDIDATES)
        .stream()
        .map(found -> new ClientRequests.ClientCandidate(view(found.client()), found.likeness()))
        .toList();
  }

  /**
   * Lists clients, in the order of a Swedish directory. Who is looked for by name or number is
   * found by {@code POST /clients/search}.
   *
   * @param id these ones, up to 200; nothing else is looked at then
   * @param sort {@code name} or {@code -name}
   * @param countBy also answers how many there are of each municipality or kind
   * @param merged also those in whose place another goes on
   */
  @Requires(Right.CLIENTS_READ)
  @GetMapping
  Page<ClientRequests.ClientView> listClients(
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
    return list(
        new ClientQuery(
            List.of(),
            reached(Parameter.readAll("municipality", municipality, Municipality::of), grant),
            Parameter.readCodes("kind", kind, ClientKind.class),
            merged,
            Parameter.sort(sort, ClientListings.ORDERS)),
        new Asked(countBy, total, cursor, limit, grant));
  }

  /** Finds clients by name or number, in the same order and form as the list; changes nothing. */
  @Requires(Right.CLIENTS_READ)
  @PostMapping("/search")
  Page<ClientRequests.ClientView> searchClients(
      @Valid @RequestBody ClientRequests.ClientSearch request, Grant grant) {
    var text = request.q() == null || request.q().isBlank() ? null : request.q();
    var number = request.orgNumber();
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
            reached(Search.values(request.municipality()), grant),
            Search.values(request.kind()),
            Search.isAsked(request.merged()),
            Parameter.sort(request.sort(), ClientListings.ORDERS));
    var asked =
        new Asked(
            Search.values(request.countBy()),
            Search.isAsked(request.total()),
            Search.cursor(request.cursor()),
            Search.limit(request.limit()),
            grant);
    return number == null ? list(query, asked) : only(number, query, asked);
  }

  private static List<Municipality> reached(List<Municipality> asked, Grant grant) {
    return grant.narrowed(Scope.MUNICIPALITY, asked, Municipality::scb, Municipality::of);
  }

  private Page<ClientRequests.ClientView> list(ClientQuery query, Asked asked) {
    var seen = clients.within(asked.grant());
    var place = ClientPlace.of(asked.cursor(), ClientListings.listing(query), seen);
    return Page.of(
            seen.list(ClientListings.select(query), place, asked.limit() + 1),
            asked.limit(),
            ClientPlace::wordOf,
            ClientListController::view)
        .with(
            asked.total() ? seen.count(ClientListings.select(query)) : null,
            ClientListings.COUNTED.count(
                asked.countBy(), ClientListings.select(query), seen::countBy));
  }

  /** The one that has the number, if there is one, in the form of a list. */
  private Page<ClientRequests.ClientView> only(OrgNumber number, ClientQuery query, Asked asked) {
    Optional<Versioned<Client>> found =
        clients.withNumber(number, asked.grant()).filter(each -> query.fits(each.state()));
    var counted =
        ClientListings.COUNTED.count(
            asked.countBy(),
            Selection.of(ClientListings.ALL),
            (selection, field) -> ClientListings.countsOf(found.map(Versioned::state), field));
    return new Page<>(found.stream().map(ClientListController::view).toList(), null)
        .with(asked.total() ? new Total(found.isPresent() ? 1 : 0, true) : null, counted);
  }

  /** Those of these that there are. */
  private Page<ClientRequests.ClientView> these(List<String> ids, Grant grant) {
    if (ids.size() > Page.MAX) {
      throw new BadRequest("id", "At most %d clients are answered at once".formatted(Page.MAX));
    }
    return new Page<>(
        clients.within(grant).findAll(ids).stream().map(ClientListController::view).toList(), null);
  }

  private static ClientRequests.ClientView view(Versioned<Client> found) {
    return ClientRequests.ClientView.of(found.state(), found.version());
  }
}
