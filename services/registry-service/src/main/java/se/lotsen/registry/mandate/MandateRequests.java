package se.lotsen.registry.mandate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.MandateId;
import se.lotsen.model.access.Role;
import se.lotsen.model.code.MandateKind;
import se.lotsen.model.code.Municipality;

/** What is sent to and answered by {@code /mandates}. */
final class MandateRequests {
  private MandateRequests() {}

  /**
   * Has a colleague stand in for whoever asks, from now on.
   *
   * @param to their account, as tokens name it
   * @param lastDay up to and including this day, at most 92 days ahead
   */
  record StandIn(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._@-]{1,64}") String to,
      @NotNull LocalDate lastDay,
      @NotBlank @Size(max = 500) String reason) {}

  /**
   * Lets whoever asks read in a municipality that is not theirs, for four hours.
   *
   * @param reason why they have to; whoever answers for the work there looks into it
   */
  record ExceptionalAccess(
      @NotNull Municipality municipality, @NotBlank @Size(max = 500) String reason) {}

  /**
   * @param finding what came of looking into it; kept in the journal
   */
  record MandateReview(@NotBlank @Size(max = 2000) String finding) {}

  /**
   * A mandate as it is answered.
   *
   * @param onBehalfOf in whose place its holder acts; absent for exceptional access
   * @param roles that its holder has by it, as in the claim {@code roles}
   * @param reach how far, by claim
   * @param reason absent where it was erased
   * @param until in force before this moment
   * @param reviewed whether somebody looked into it
   */
  record MandateView(
      MandateId id,
      long version,
      MandateKind kind,
      String holder,
      @Nullable String onBehalfOf,
      List<String> roles,
      Map<String, List<String>> reach,
      @Nullable String reason,
      Instant from,
      Instant until,
      boolean inForce,
      boolean reviewed) {
    static MandateView of(Versioned<Mandate> found, boolean inForce) {
      var mandate = found.state();
      return new MandateView(
          mandate.id(),
          found.version(),
          mandate.kind(),
          mandate.holder(),
          mandate.onBehalfOf(),
          mandate.roles().stream().sorted().map(Role::claim).toList(),
          mandate.reach(),
          mandate.reason(),
          mandate.from(),
          mandate.until(),
          inForce,
          mandate.reviewed());
    }
  }
}
