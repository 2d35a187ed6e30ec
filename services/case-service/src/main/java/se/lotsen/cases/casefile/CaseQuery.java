package se.lotsen.cases.casefile;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;

/**
 * Which cases to list; what is null does not matter.
 *
 * @param overdueOnly only open ones whose day has passed and that do not wait for the client
 * @param dueWithin only open ones that are due within so many working days, today included, and do
 *     not wait for the client
 */
record CaseQuery(
    @Nullable ProjectId project,
    @Nullable ClientId client,
    @Nullable AdvisorId advisor,
    @Nullable Municipality municipality,
    @Nullable CaseType type,
    @Nullable StateCode state,
    boolean overdueOnly,
    @Nullable Integer dueWithin) {}
