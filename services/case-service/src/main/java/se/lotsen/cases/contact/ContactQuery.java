package se.lotsen.cases.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;

/**
 * Which contacts to list; what is null does not matter.
 *
 * @param followUpWithin only those to be followed up within so many working days, today included
 */
record ContactQuery(
    @Nullable ProjectId project,
    @Nullable ClientId client,
    @Nullable AdvisorId advisor,
    @Nullable CaseId caseId,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Municipality municipality,
    @Nullable Integer followUpWithin) {}
