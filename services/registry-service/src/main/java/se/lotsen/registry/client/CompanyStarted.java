package se.lotsen.registry.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.LegalPersonNumber;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent.ClientStartedCompany;

/**
 * A partner says that a company started.
 *
 * @param referred the client that was referred
 * @param on the day it started
 * @param number the company's; absent for a sole trader, whose number is not told outside the
 *     service that took it
 * @param company the client that it is, where that is known already
 * @param statement which statement of the referral's outcome says so
 */
record CompanyStarted(
    ReferralId referral,
    ClientId referred,
    Municipality municipality,
    LocalDate on,
    @Nullable LegalPersonNumber number,
    @Nullable ClientId company,
    @Nullable Integer statement) {
  /** The answer: it is this client, of which that much is known. */
  ClientStartedCompany answeredFor(Client client) {
    return new ClientStartedCompany(client.id(), on, referral, statement, client.startedOn());
  }
}
