package se.lotsen.registry.client;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/** What is held about clients: a client is in no project, but goes with the last one it was in. */
final class ClientHoldings implements PersonalDataSource {
  private final PersonalDataSource clients;
  private final Identities identities;

  ClientHoldings(PersonalDataSource clients, Identities identities) {
    this.clients = clients;
    this.identities = identities;
  }

  @Override
  public String kind() {
    return clients.kind();
  }

  @Override
  public List<RegisterEntry> register() {
    return clients.register();
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    clients.find(subject, found);
  }

  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    return clients.erase(id, reason, context);
  }

  @Override
  public long countIn(ProjectId project) {
    var found = new HashSet<ClientId>();
    identities.eachOnlyIn(project, client -> found.add(client.id()));
    return found.size();
  }
}
