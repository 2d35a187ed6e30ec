package se.lotsen.activities.activity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;

/**
 * The registrations to the activity that is decided on. A fair may have 20 000: they are parts of
 * the activity, each kept by itself, and only looked up.
 */
interface Registrations {
  PartType<ActivityEvent, Registration> TYPE =
      new PartType<>(
          "registrations",
          Registration.class,
          Registrations::idIn,
          RegistrationMade.class::isInstance,
          Registration::after,
          List.of("participant", "status", "client"),
          List.of("client", "participant"));

  private static @Nullable String idIn(ActivityEvent event) {
    var id = Registration.idIn(event);
    return id == null ? null : id.value();
  }

  Optional<Registration> find(RegistrationId id);

  /** Whether this participant is registered, or waits to be. */
  boolean has(ParticipantId participant);

  /** Who has waited longest, up to so many. */
  List<Registration> waiting(int most);

  /** Those for a client, whatever became of them. */
  List<Registration> of(ClientId client);

  /** Says which ones will be looked up one by one. */
  default void prepare(Collection<RegistrationId> ids) {}

  /** Those that are kept. */
  static Registrations in(Parts parts) {
    return new Registrations() {
      private static final int ALL = 100_000;

      @Override
      public Optional<Registration> find(RegistrationId id) {
        return parts.find(TYPE, id.value());
      }

      @Override
      public boolean has(ParticipantId participant) {
        return parts.where(TYPE, "participant", participant.value(), ALL).stream()
            .anyMatch(each -> each.state().status() != Registration.Status.CANCELLED);
      }

      @Override
      public List<Registration> waiting(int most) {
        return parts.where(TYPE, "status", Registration.Status.WAITING.name(), most).stream()
            .map(Parts.Part::state)
            .toList();
      }

      @Override
      public List<Registration> of(ClientId client) {
        return parts.where(TYPE, "client", client.value(), ALL).stream()
            .map(Parts.Part::state)
            .toList();
      }

      @Override
      public void prepare(Collection<RegistrationId> ids) {
        parts.prepare(TYPE, ids.stream().map(RegistrationId::value).toList());
      }
    };
  }
}
