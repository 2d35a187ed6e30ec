package se.lotsen.cases.casefile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Search;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ClientDirectory;
import se.lotsen.work.FreeText;
import se.lotsen.work.ShortNumber;

/** Finds cases over HTTP. */
@RestController
@RequestMapping("/cases")
class CaseListController {
  private final Cases cases;
  private final ClientDirectory clients;

  CaseListController(Cases cases, ClientDirectory clients) {
    this.cases = cases;
    this.clients = clients;
  }

  /**
   * Lists cases, the latest opened first. Those of a client of a name, or the one of a short
   * number, are found by {@code POST /cases/search}.
   *
   * @param client whose case it is, also where another client goes on for that one
   * @param open only those that have not ended
   * @param overdue only open ones whose day has passed and that do not wait for the client
   * @param dueWithin only open ones that are due within so many working days, today included, and
   *     do not wait for the client
   * @param sort the day of opening, the latest or (without the minus) the first one first; or the
   *     day due, which lists only those whose time runs
   * @param openedFrom only those that were opened on this day or later
   * @param openedTo only those that were opened on this day or earlier
   * @param countBy also answers how many there are of each state, type, municipality, area, advisor
   *     or project
   */
  @Requires(Right.CASES_READ)
  @GetMapping
  Page<CaseSummary> listCases(
      @RequestParam(defaultValue = "") List<String> project,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(defaultValue = "") List<String> advisor,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> area,
      @RequestParam(defaultValue = "") List<String> type,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(required = false) @Nullable @Min(0) @Max(WorkingDays.MAX) Integer dueWithin,
      @RequestParam(required = false) @Nullable LocalDate openedFrom,
      @RequestParam(required = false) @Nullable LocalDate openedTo,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    return searchCases(
        new CaseSearch(
            null,
            Parameter.readAll("project", project, ProjectId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.readAll("advisor", advisor, AdvisorId::new),
            Parameter.readAll("municipality", municipality, Municipality::of),
            Parameter.readAll("area", area, AreaCode::new),
            Parameter.readCodes("type", type, CaseType.class),
            state,
            open,
            overdue,
            dueWithin,
            openedFrom,
            openedTo,
            sort,
            countBy,
            total,
            Search.word(cursor),
            limit),
        locale,
        grant);
  }

  /** Finds cases by number, or by whose they are, as they are listed; changes nothing. */
  @Requires(Right.CASES_READ)
  @PostMapping("/search")
  Page<CaseSummary> searchCases(
      @Valid @RequestBody CaseSearch request, Locale locale, Grant grant) {
    boolean overdue = Search.isAsked(request.overdue());
    if (request.sort() != null
        && (overdue || request.dueWithin() != null)
        && !request.sort().equals(CaseListings.BY_DAY_DUE)) {
      throw BadRequest.of(
          "sort",
          "Det som är försenat eller snart ska vara klart visas i dagarnas ordning; utelämna sort",
          "What is overdue or due soon is listed by the day it is due; leave sort out");
    }
    var text = FreeText.read(request.q(), ShortNumber.Kind.CASE, clients);
    var query =
        new CaseQuery(
            text.number(),
            grant.narrowed(
                Scope.PROJECT, Search.values(request.project()), ProjectId::value, ProjectId::new),
            cases.whose(request.client(), text),
            Search.values(request.advisor()),
            grant.narrowed(
                Scope.MUNICIPALITY,
                Search.values(request.municipality()),
                Municipality::scb,
                Municipality::of),
            Search.values(request.area()),
            Search.values(request.type()),
            Parameter.readAll("state", Search.values(request.state()), CaseListings::state),
            Search.isAsked(request.open()),
            overdue,
            request.dueWithin(),
            request.openedFrom(),
            request.openedTo(),
            Parameter.sort(request.sort(), CaseListings.ORDERS));
    return list(query, request, locale, grant);
  }

  private Page<CaseSummary> list(CaseQuery query, CaseSearch request, Locale locale, Grant grant) {
    int limit = Search.limit(request.limit());
    var today = cases.today();
    var seen = cases.within(grant);
    var found =
        seen.list(
            CaseListings.select(query, today),
            Cursor.place(Search.cursor(request.cursor())),
            limit + 1);
    var names = clients.names(found.stream().map(each -> each.state().client()).toList());
    return Page.of(
            found,
            limit,
            each -> seen.placeOf(CaseListings.listing(query), each),
            each ->
                CaseSummary.of(
                    each,
                    names.get(each.state().client()),
                    cases.projectOf(each.state()),
                    today,
                    locale))
        .with(
            Search.isAsked(request.total()) ? seen.count(CaseListings.select(query, today)) : null,
            CaseListings.COUNTED.count(
                Search.values(request.countBy()),
                CaseListings.select(query, today),
                seen::countBy));
  }
}
