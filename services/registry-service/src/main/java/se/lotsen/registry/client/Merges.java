package se.lotsen.registry.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ClientEvent;

/** Clients that turned out to be one: merging, parting, and who goes on for whom. */
@Component
class Merges {
  private static final Logger log = LoggerFactory.getLogger(Merges.class);

  /** One after the other; nobody follows a longer way. */
  private static final int MAX_MERGED = 100;

  private final JournaledStore<Client, ClientEvent> store;
  private final Clock clock;

  Merges(JournaledStore<Client, ClientEvent> store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Says that a client is the same as another one. Which one goes on is looked at before and again
   * after the write: where the two were merged into each other at the same moment, or several in a
   * ring, whoever sees it takes back what it said.
   */
  Outcome merge(String id, ClientId into, CommandContext context) {
    var outcome =
        store.change(
            id,
            context,
            (client, now) ->
                store
                    .within(context.visible())
                    .find(into.value())
                    .map(goesOn -> ClientDecider.merge(client, goesOn.state(), today()))
                    .orElseGet(() -> Decision.refused(unknown(into))));
    return outcome instanceof Outcome.Done && goesRound(id)
        ? takenBack(id, into, context)
        : outcome;
  }

  private Outcome takenBack(String id, ClientId into, CommandContext context) {
    store.change(
        id,
        CommandContext.ofPolicy(
            "TakeBackMergeInRing", context.commandId(), context.correlationId()),
        (client, now) ->
            into.equals(client.mergedInto())
                ? ClientDecider.unmerge(client, null, today())
                : Decision.nothingToDo(client));
    return new Outcome.Refused(
        Refusal.conflict(
            "merged-into-each-other",
            "Klienterna slogs samman åt båda hållen samtidigt; se efter vilken som finns kvar och"
                + " försök igen",
            "The clients were merged into each other at the same moment; look which one goes on,"
                + " and try again"));
  }

  /** Whether following who goes on for whom comes back to where it began. */
  private boolean goesRound(String id) {
    var now = mergedInto(id);
    for (int steps = 0; now.isPresent() && steps < MAX_MERGED; steps++) {
      if (now.get().value().equals(id)) {
        return true;
      }
      now = mergedInto(now.get().value());
    }
    return false;
  }

  private Optional<ClientId> mergedInto(String id) {
    return find(id).map(found -> found.state().mergedInto());
  }

  private static Refusal unknown(ClientId into) {
    return Refusal.invalid(
        "unknown-client",
        "into",
        "Det finns ingen klient %s".formatted(into),
        "There is no client %s".formatted(into));
  }

  Outcome unmerge(String id, @Nullable String reason, CommandContext context) {
    return store.change(
        id, context, (client, now) -> ClientDecider.unmerge(client, reason, today()));
  }

  /**
   * The client itself, or the one that goes on for it where it was merged into another; itself also
   * where nobody does, because they were merged in a ring and the process ended before it was seen.
   */
  Optional<Client> survivorOf(ClientId id) {
    if (goesRound(id.value())) {
      log.error("Client {} was merged into others in a ring; unmerge one of them", id);
      return find(id.value()).map(Versioned::state);
    }
    var now = find(id.value()).map(Versioned::state);
    for (int steps = 0; steps < MAX_MERGED; steps++) {
      var into = now.map(Client::mergedInto);
      if (into.isEmpty()) {
        return now;
      }
      now = find(into.get().value()).map(Versioned::state);
    }
    return now;
  }

  private Optional<Versioned<Client>> find(String id) {
    return store.within(Grant.ofService()).find(id);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
