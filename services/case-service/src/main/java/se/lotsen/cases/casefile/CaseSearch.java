package se.lotsen.cases.casefile;

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
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;

/**
 * Which cases are looked for: all of it must hold. Everything is as in the list of cases, and what
 * is left out does not matter.
 *
 * @param q the short number in any way of writing it, any part of the client's name, or its
 *     organisation number
 * @param client whose case it is, also where another client goes on for that one
 * @param open only those that have not ended
 * @param overdue only open ones whose day has passed and that do not wait for the client
 * @param dueWithin only open ones that are due within so many working days, today included, and do
 *     not wait for the client
 * @param openedFrom only those that were opened on this day or later
 * @param openedTo only those that were opened on this day or earlier
 * @param sort the day of opening, the latest or (without the minus) the first one first; or the day
 *     due, which lists only those whose time runs
 * @param countBy also answers how many there are of each state, type, municipality, area, advisor
 *     or project
 * @param total also how many cases all pages have, counted up to 10 000
 * @param cursor where the page before ended: its {@code next}; without one, the first page
 * @param limit so many cases at most: from 1 to 200, 50 where nothing is said
 */
record CaseSearch(
    @Nullable @Size(max = 100) String q,
    @Nullable @Size(max = Search.VALUES) List<@NotNull ProjectId> project,
    @Nullable ClientId client,
    @Nullable @Size(max = Search.VALUES) List<@NotNull AdvisorId> advisor,
    @Nullable @Size(max = Search.VALUES) List<@NotNull Municipality> municipality,
    @Nullable @Size(max = Search.VALUES) List<@NotNull AreaCode> area,
    @Nullable @Size(max = Search.VALUES) List<@NotNull CaseType> type,
    @Nullable @Size(max = Search.VALUES) List<@NotNull String> state,
    @Nullable Boolean open,
    @Nullable Boolean overdue,
    @Nullable @Min(0) @Max(WorkingDays.MAX) Integer dueWithin,
    @Nullable LocalDate openedFrom,
    @Nullable LocalDate openedTo,
    @Nullable String sort,
    @Nullable @Size(max = Search.VALUES) List<@NotNull String> countBy,
    @Nullable Boolean total,
    @Nullable String cursor,
    @Nullable @Min(1) @Max(Page.MAX) Integer limit) {}
