package se.lotsen.registry.client;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Search;
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
   * Who is looked for: all of it must hold. It stands in the body, because an address is logged by
   * others.
   *
   * @param q any parts of the name, in any order and any case, with or without accents; or the
   *     organisation number in any way of writing it
   * @param orgNumber the number, written in one of its forms
   * @param merged also those in whose place another goes on
   * @param sort {@code name} or {@code -name}
   * @param countBy also answers how many there are of each municipality or kind
   * @param total also how many clients all pages have, counted up to 10 000
   * @param cursor where the page before ended: its {@code next}; without one, the first page
   * @param limit so many clients at most: from 1 to 200, 50 where nothing is said
   */
  record ClientSearch(
      @Nullable @Size(max = 100) String q,
      @Nullable OrgNumber orgNumber,
      @Nullable @Size(max = Search.VALUES) List<@NotNull Municipality> municipality,
      @Nullable @Size(max = Search.VALUES) List<@NotNull ClientKind> kind,
      @Nullable Boolean merged,
      @Nullable String sort,
      @Nullable @Size(max = Search.VALUES) List<@NotNull String> countBy,
      @Nullable Boolean total,
      @Nullable String cursor,
      @Nullable @Min(1) @Max(Page.MAX) Integer limit) {}

  /**
   * Who somebody is about to register.
   *
   * @param municipality where the client is
   */
  record ClientCandidates(
      @NotBlank @Size(max = 200) String name, @NotNull Municipality municipality) {}

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
