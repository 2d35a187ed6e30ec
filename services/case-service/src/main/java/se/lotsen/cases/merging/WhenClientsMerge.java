package se.lotsen.cases.merging;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.Cases;
import se.lotsen.cases.contact.Contacts;
import se.lotsen.kit.journal.Origin;
import se.lotsen.known.Known;
import se.lotsen.known.SameClients;
import se.lotsen.model.ClientId;

/**
 * Clients are merged or parted: the contacts and cases that name them follow, each by an event of
 * its own, so that every count is restated from the aggregate it came from.
 */
@Component
class WhenClientsMerge implements SameClients {
  private final Cases cases;
  private final Contacts contacts;
  private final Known known;

  WhenClientsMerge(Cases cases, Contacts contacts, Known known) {
    this.cases = cases;
    this.contacts = contacts;
    this.known = known;
  }

  @Override
  public void follow(ClientId client, ClientId other, String eventId, String correlationId) {
    var clients = List.of(client, other, known.goingOnFor(other));
    var origin = Origin.ofPolicy("WhenClientsMerge", eventId, correlationId);
    contacts.follow(clients, origin);
    cases.follow(clients, origin);
  }
}
