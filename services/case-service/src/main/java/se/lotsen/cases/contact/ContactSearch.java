package se.lotsen.cases.contact;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Search;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

/**
 * Which contacts are looked for: all of it must hold. Everything is as in the list of contacts, and
 * what is left out does not matter.
 *
 * @param q any part of the client's name, or its organisation number
 * @param client whose contact it is, also where another client goes on for that one
 * @param caseId the case that they belong to
 * @param from this day or later
 * @param to this day or earlier
 * @param followUpWithin only those to be followed up within so many working days, today included,
 *     or earlier
 * @param sort {@code -on} or {@code on}
 * @param countBy also answers how many there are of each channel, municipality, area, advisor or
 *     project
 * @param total also how many contacts all pages have, counted up to 10 000
 * @param cursor where the page before ended: its {@code next}; without one, the first page
 * @param limit so many contacts at most: from 1 to 200, 50 where nothing is said
 */
record ContactSearch(
    @Nullable @Size(max = 100) String q,
    @Nullable @Size(max = Search.VALUES) List<@NotNull ProjectId> project,
    @Nullable ClientId client,
    @Nullable @Size(max = Search.VALUES) List<@NotNull AdvisorId> advisor,
    @JsonProperty("case") @Nullable CaseId caseId,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable @Size(max = Search.VALUES) List<@NotNull Municipality> municipality,
    @Nullable @Size(max = Search.VALUES) List<@NotNull AreaCode> area,
    @Nullable @Size(max = Search.VALUES) List<@NotNull Channel> channel,
    @Nullable @Min(0) @Max(WorkingDays.MAX) Integer followUpWithin,
    @Nullable String sort,
    @Nullable @Size(max = Search.VALUES) List<@NotNull String> countBy,
    @Nullable Boolean total,
    @Nullable String cursor,
    @Nullable @Min(1) @Max(Page.MAX) Integer limit) {}
