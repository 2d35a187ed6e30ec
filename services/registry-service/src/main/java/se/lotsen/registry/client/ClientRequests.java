package se.lotsen.registry.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;

/** What is sent to and answered by {@code /clients}. */
final class ClientRequests {
  private ClientRequests() {}

  /**
   * All that is known of a client; a PUT replaces all of it.
   *
   * @param orgNumber the number of a sole trader is shown masked: where a PUT leaves it out, it
   *     stays as it is
   */
  record ClientDetails(
      @NotNull ClientKind kind,
      @NotBlank @Size(max = 200) String name,
      @Nullable OrgNumber orgNumber,
      @NotNull Municipality municipality,
      @Nullable LegalForm legalForm,
      @Nullable SizeClass sizeClass,
      @Nullable SniCode sni,
      @Nullable LocalDate startedOn) {
    Client toClient(String id) {
      return new Client(
          new ClientId(id),
          kind,
          name.strip(),
          orgNumber,
          municipality,
          legalForm,
          sizeClass,
          sni,
          startedOn,
          null,
          null,
          null);
    }
  }

  /**
   * @param into the client that goes on for both
   */
  record ClientMerge(@NotNull ClientId into) {}

  /**
   * @param reason why nothing may be erased, such as a dispute; kept in the journal
   */
  record ClientHold(@NotBlank @Size(max = 2000) String reason) {}

  /**
   * A client that may be the one that is meant.
   *
   * @param likeness of the names, up to 1 for the same
   */
  record ClientCandidate(ClientView client, double likeness) {}

  /** A client as it is answered. */
  record ClientView(
      ClientId id,
      long version,
      ClientKind kind,
      String name,
      @Nullable String orgNumber,
      Municipality municipality,
      String municipalityName,
      @Nullable LegalForm legalForm,
      @Nullable SizeClass sizeClass,
      @Nullable SniCode sni,
      @Nullable LocalDate startedOn,
      @Nullable ClientId mergedInto) {
    static ClientView of(Client client, long version) {
      return new ClientView(
          client.id(),
          version,
          client.kind(),
          client.name(),
          client.orgNumber() == null ? null : client.orgNumber().shown(),
          client.municipality(),
          client.municipality().label().sv(),
          client.legalForm(),
          client.sizeClass(),
          client.sni(),
          client.startedOn(),
          client.mergedInto());
    }
  }
}
