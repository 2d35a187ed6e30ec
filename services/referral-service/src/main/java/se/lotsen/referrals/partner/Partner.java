package se.lotsen.referrals.partner;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.PartnerId;
import se.lotsen.model.privacy.NotPersonal;

/**
 * A partner organisation as it is kept; after <i>organization</i> of the Open Referral Human
 * Services Data Specification 3.0.
 *
 * @param active whether it takes referrals
 */
public record Partner(
    PartnerId id,
    @NotPersonal("an organisation") String name,
    @NotPersonal("an organisation") @Nullable String alternateName,
    @NotPersonal("an organisation") String description,
    @NotPersonal("an organisation") @Nullable String email,
    @NotPersonal("an organisation") @Nullable String website,
    @NotPersonal("an organisation") List<Service> services,
    boolean active) {
  /** What a partner offers; after <i>service</i> of the same specification. */
  public record Service(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 2000) String description,
      @Nullable @Size(max = 500) String url,
      @Nullable @Email @Size(max = 200) String email,
      @NotNull Status status) {
    /** Whether it is offered now. */
    public enum Status {
      ACTIVE,
      INACTIVE,
      DEFUNCT,
      TEMPORARILY_CLOSED
    }
  }
}
