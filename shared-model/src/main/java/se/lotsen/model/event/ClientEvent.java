package se.lotsen.model.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;

/**
 * What happens to a client; published by registry-service. Name, organisation number and people
 * stay in the registry: a company may be a person.
 */
public sealed interface ClientEvent extends Event {
  ClientId client();

  @Override
  default String subject() {
    return client().value();
  }

  @Override
  default String key() {
    return client().value();
  }

  /** A client was met for the first time, by any project. */
  @EventType("se.lotsen.client.registered.v1")
  record ClientRegistered(ClientId client, LocalDate on, ClientProfile profile)
      implements ClientEvent {}

  /** What is known of the client changed; this profile replaces the earlier one. */
  @EventType("se.lotsen.client.profile-changed.v1")
  record ClientProfileChanged(ClientId client, LocalDate on, ClientProfile profile)
      implements ClientEvent {}

  /** The client turned out to be the same as another one, which goes on for both. */
  @EventType("se.lotsen.client.merged.v1")
  record ClientMerged(ClientId client, LocalDate on, ClientId into) implements ClientEvent {}

  /** The client turned out to be one of its own after all. */
  @EventType("se.lotsen.client.unmerged.v1")
  record ClientUnmerged(ClientId client, LocalDate on, ClientId from) implements ClientEvent {}

  /**
   * The company that a partner reported started is this client.
   *
   * @param on the day it started
   * @param statement which statement of the referral's outcome this answers, as counted there
   * @param registeredStart the day it started by what the registry knows, if it does
   */
  @EventType("se.lotsen.client.started-company.v1")
  record ClientStartedCompany(
      ClientId client,
      LocalDate on,
      ReferralId referral,
      @Nullable Integer statement,
      @Nullable LocalDate registeredStart)
      implements ClientEvent {}

  /**
   * What identified this client was erased: nobody knows any more who it was. Whoever keeps words
   * about it erases them, too.
   */
  @EventType("se.lotsen.client.erased.v1")
  record ClientErased(ClientId client, LocalDate on, ErasureGround ground)
      implements ClientEvent, PersonalDataErased {}

  /** Nothing about this client may be erased, until that is released. */
  @EventType("se.lotsen.client.hold-placed.v1")
  record ClientHoldPlaced(ClientId client, LocalDate on) implements ClientEvent {}

  /** What is known of this client may be erased again. */
  @EventType("se.lotsen.client.hold-released.v1")
  record ClientHoldReleased(ClientId client, LocalDate on) implements ClientEvent {}

  /** What may be known of a client outside the registry. */
  record ClientProfile(
      ClientKind kind,
      Municipality municipality,
      @Nullable LegalForm legalForm,
      @Nullable SizeClass sizeClass,
      @Nullable SniCode sni,
      @Nullable LocalDate startedOn) {}
}
