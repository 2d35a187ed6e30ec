package se.lotsen.activities.activity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.event.ActivityEvent;

/** Registrations to an activity that is being made with all that is known of it. */
final class NewRegistrations implements Registrations {
  private final Map<RegistrationId, Registration> all = new LinkedHashMap<>();
  private final Map<ParticipantId, Integer> present = new HashMap<>();

  /** What an event makes of one of them. */
  void after(ActivityEvent event) {
    var id = Registration.idIn(event);
    if (id != null) {
      var before = all.get(id);
      var after = Registration.after(before, event);
      count(before, -1);
      count(after, 1);
      if (after != null) {
        all.put(id, after);
      }
    }
  }

  private void count(@Nullable Registration registration, int by) {
    if (registration != null && registration.status() != Registration.Status.CANCELLED) {
      present.merge(registration.participant(), by, Integer::sum);
    }
  }

  List<Registration> inOrder() {
    return List.copyOf(all.values());
  }

  @Override
  public Optional<Registration> find(RegistrationId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public boolean has(ParticipantId participant) {
    return present.getOrDefault(participant, 0) > 0;
  }

  @Override
  public List<Registration> waiting(int most) {
    return all.values().stream()
        .filter(each -> each.status() == Registration.Status.WAITING)
        .limit(most)
        .toList();
  }

  @Override
  public List<Registration> of(ClientId client) {
    return all.values().stream().filter(each -> client.equals(each.client())).toList();
  }
}
