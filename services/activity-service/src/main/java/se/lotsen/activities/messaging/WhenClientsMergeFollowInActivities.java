package se.lotsen.activities.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lotsen.activities.activity.Activities;
import se.lotsen.kit.journal.Origin;
import se.lotsen.known.Known;
import se.lotsen.known.SameClients;
import se.lotsen.model.ClientId;

/** Clients are merged or parted: the activities to which they are registered follow. */
@Component
class WhenClientsMergeFollowInActivities implements SameClients {
  private final Activities activities;
  private final Known known;

  WhenClientsMergeFollowInActivities(Activities activities, Known known) {
    this.activities = activities;
    this.known = known;
  }

  @Override
  public void follow(ClientId client, ClientId other, String eventId, String correlationId) {
    activities.follow(
        List.of(client, other, known.goingOnFor(other)),
        Origin.ofPolicy("WhenClientsMerge", eventId, correlationId));
  }
}
