package se.lotsen.registry.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
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
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.access.Right;

/** Clients over HTTP, one at a time. */
@RestController
@RequestMapping("/clients")
class ClientController implements Representation {
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

  private static ClientRequests.ClientView view(Versioned<Client> found) {
    return ClientRequests.ClientView.of(found.state(), found.version());
  }
}
