package se.lotsen.referrals.referral;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Search;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;

/**
 * Which referrals are looked for: all of it must hold. Everything is as in the list of referrals,
 * and what is left out does not matter.
 *
 * @param q the short number in any way of writing it, any part of the client's name, or its
 *     organisation number
 * @param client whose referral it is, also where another client goes on for that one
 * @param fromCase the case that it was made from
 * @param sort {@code -draftedOn} or {@code draftedOn}
 * @param countBy also answers how many there are of each state, municipality, partner, advisor or
 *     project
 * @param total also how many referrals all pages have, counted up to 10 000
 * @param cursor where the page before ended: its {@code next}; without one, the first page
 * @param limit so many referrals at most: from 1 to 200, 50 where nothing is said
 */
record ReferralSearch(
    @Nullable @Size(max = 100) String q,
    @Nullable @Size(max = Search.VALUES) List<@NotNull ProjectId> project,
    @Nullable PartnerId partner,
    @Nullable ClientId client,
    @Nullable CaseId fromCase,
    @Nullable @Size(max = Search.VALUES) List<@NotNull AdvisorId> advisor,
    @Nullable @Size(max = Search.VALUES) List<@NotNull Municipality> municipality,
    @Nullable @Size(max = Search.VALUES) List<@NotNull ReferralState> state,
    @Nullable String sort,
    @Nullable @Size(max = Search.VALUES) List<@NotNull String> countBy,
    @Nullable Boolean total,
    @Nullable String cursor,
    @Nullable @Min(1) @Max(Page.MAX) Integer limit) {}
