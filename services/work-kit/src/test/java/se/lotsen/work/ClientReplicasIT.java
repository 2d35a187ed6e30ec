package se.lotsen.work;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Autowired;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

class ClientReplicasIT extends ReplicaListenerContract {
  private static final LocalDate DAY = LocalDate.of(2009, 3, 2);

  @Autowired private ReplicaStore<ClientReplica> known;

  @Override
  protected String copies() {
    return "lotsen.client_replicas";
  }

  @Override
  protected Topic<?> topic() {
    return Topics.CLIENTS;
  }

  @Override
  protected String newId() {
    return IdSource.TIME_ORDERED.next();
  }

  @Override
  protected Event event(String aggregate, long sequence) {
    var client = new ClientId(aggregate);
    var profile = new ClientProfile(ClientKind.COMPANY, home(sequence), null, null, null, null);
    return sequence == 1
        ? new ClientRegistered(client, DAY, profile)
        : new ClientProfileChanged(client, DAY, profile);
  }

  @Override
  protected Object copyOf(String aggregate) {
    return known.find(aggregate).orElse(null);
  }

  @Override
  protected Object expectedAfter(String aggregate, long sequence) {
    return new ClientReplica(ClientKind.COMPANY, home(sequence), null, null, null);
  }

  private static Municipality home(long sequence) {
    return Municipality.values()[(int) sequence];
  }
}
