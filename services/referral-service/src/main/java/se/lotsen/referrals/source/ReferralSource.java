package se.lotsen.referrals.source;

import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/**
 * What a referral takes from the contact or case it comes from.
 *
 * @param there false once it turned out that the contact never took place
 */
public record ReferralSource(
    Kind kind,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    AreaCode area,
    boolean there) {
  /** What it is. */
  public enum Kind {
    CONTACT,
    CASE
  }

  ReferralSource gone() {
    return new ReferralSource(kind, project, client, municipality, area, false);
  }
}
