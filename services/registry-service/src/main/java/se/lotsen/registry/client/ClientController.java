package se.lotsen.registry.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
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
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.Municipality;

/** Clients over HTTP. */
@RestController
@RequestMapping("/clients")
class ClientController {
  private static final int MAX_CANDIDATES = 10;

  private final Clients clients;
  private final Merges merges;
  private final IdSource ids;

  ClientController(Clients clients, Merges merges, IdSource ids) {
    this.clients = clients;
    this.merges = merges;
    this.ids = ids;
  }

  @PostMapping
  ResponseEntity<Receipt> registerClient(
      @Valid @RequestBody ClientRequests.ClientDetails request, Origin origin) {
    return CommandResponses.created(
        clients.register(request.toClient(origin.idOfNew(ids)), origin), "/clients");
  }

  @PutMapping("/{id}")
  ResponseEntity<Receipt> changeClient(
      @PathVariable String id,
      @Valid @RequestBody ClientRequests.ClientDetails request,
      Origin origin) {
    return clients
        .find(id)
        .map(
            found -> CommandResponses.changed(clients.change(request.toClient(found.id()), origin)))
        .orElseThrow(() -> Problems.notFound("client", id));
  }

  /** Who may be meant already by somebody who is about to register this name. */
  @GetMapping("/candidates")
  List<ClientRequests.ClientCandidate> candidates(
      @RequestParam @NotBlank String name, @RequestParam String municipality) {
    var place = Parameter.required("municipality", municipality, Municipality::of);
    return clients.candidates(name, place, MAX_CANDIDATES).stream()
        .map(found -> new ClientRequests.ClientCandidate(view(found.client()), found.likeness()))
        .toList();
  }

  @PostMapping("/{id}/merge")
  ResponseEntity<Receipt> mergeClient(
      @PathVariable String id,
      @Valid @RequestBody ClientRequests.ClientMerge request,
      Origin origin) {
    return CommandResponses.changed(merges.merge(id, request.into(), origin));
  }

  @PostMapping("/{id}/unmerge")
  ResponseEntity<Receipt> unmergeClient(@PathVariable String id, Origin origin) {
    return CommandResponses.changed(merges.unmerge(id, origin));
  }

  @GetMapping("/{id}")
  ResponseEntity<ClientRequests.ClientView> client(@PathVariable String id) {
    return clients
        .find(id)
        .map(found -> CommandResponses.found(found, view(found)))
        .orElseThrow(() -> Problems.notFound("client", id));
  }

  @GetMapping
  Page<ClientRequests.ClientView> clients(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String orgNumber,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    var number = Parameter.read("orgNumber", orgNumber, OrgNumber::new);
    var place = Parameter.read("municipality", municipality, Municipality::of);
    return Page.read(
        (after, most) -> clients.search(name, number, place, after, most),
        cursor,
        limit,
        Versioned::id,
        ClientController::view);
  }

  private static ClientRequests.ClientView view(Versioned<Client> found) {
    return ClientRequests.ClientView.of(found.state(), found.version());
  }
}
