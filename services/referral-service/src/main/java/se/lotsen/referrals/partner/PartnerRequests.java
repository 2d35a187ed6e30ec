package se.lotsen.referrals.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.PartnerId;

/** What is sent to and answered by {@code /partners}. */
final class PartnerRequests {
  private PartnerRequests() {}

  /**
   * A new partner.
   *
   * @param id its code, chosen for good: {@code ENTREPRENORCENTRUM}
   */
  record Registration(
      @NotNull PartnerId id,
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 200) String alternateName,
      @NotBlank @Size(max = 2000) String description,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable @Size(max = 500) String website,
      @Nullable @Size(max = 50) List<Partner.@NotNull @Valid Service> services) {
    Partner toPartner() {
      return new Partner(
          id, name, alternateName, description, email, website, orNone(services), true);
    }
  }

  /**
   * All that is known of a partner; a PUT replaces all of it.
   *
   * @param active whether it takes referrals
   */
  record PartnerDetails(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 200) String alternateName,
      @NotBlank @Size(max = 2000) String description,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable @Size(max = 500) String website,
      @Nullable @Size(max = 50) List<Partner.@NotNull @Valid Service> services,
      @NotNull Boolean active) {
    Partner toPartner(String id) {
      return new Partner(
          new PartnerId(id),
          name,
          alternateName,
          description,
          email,
          website,
          orNone(services),
          active);
    }
  }

  private static List<Partner.Service> orNone(@Nullable List<Partner.Service> services) {
    return services == null ? List.of() : services;
  }

  /** A partner as it is answered. */
  record PartnerView(
      PartnerId id,
      long version,
      String name,
      @Nullable String alternateName,
      String description,
      @Nullable String email,
      @Nullable String website,
      List<Partner.Service> services,
      boolean active) {
    static PartnerView of(Partner partner, long version) {
      return new PartnerView(
          partner.id(),
          version,
          partner.name(),
          partner.alternateName(),
          partner.description(),
          partner.email(),
          partner.website(),
          partner.services(),
          partner.active());
    }
  }
}
