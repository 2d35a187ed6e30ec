package se.lotsen.referrals.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Search;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.work.ClientDirectory;
import se.lotsen.work.FreeText;
import se.lotsen.work.ShortNumber;

/** Finds referrals over HTTP, for those who refer. */
@RestController
@RequestMapping("/referrals")
class ReferralListController {
  private final Referrals referrals;
  private final ClientDirectory clients;

  ReferralListController(Referrals referrals, ClientDirectory clients) {
    this.referrals = referrals;
    this.clients = clients;
  }

  /**
   * Lists referrals, the latest drafted first. Those of a client of a name, or the one of a short
   * number, are found by {@code POST /referrals/search}.
   *
   * @param client whose referral it is, also where another client goes on for that one
   * @param sort {@code -draftedOn} or {@code draftedOn}
   * @param countBy also answers how many there are of each state, municipality, partner, advisor or
   *     project
   */
  @Requires(Right.REFERRALS_READ)
  @GetMapping
  Page<ReferralSummary> listReferrals(
      @RequestParam(defaultValue = "") List<String> project,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String fromCase,
      @RequestParam(defaultValue = "") List<String> advisor,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    return searchReferrals(
        new ReferralSearch(
            null,
            Parameter.readAll("project", project, ProjectId::new),
            Parameter.read("partner", partner, PartnerId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.read("fromCase", fromCase, CaseId::new),
            Parameter.readAll("advisor", advisor, AdvisorId::new),
            Parameter.readAll("municipality", municipality, Municipality::of),
            Parameter.readCodes("state", state, ReferralState.class),
            sort,
            countBy,
            total,
            Search.word(cursor),
            limit),
        locale,
        grant);
  }

  /** Finds referrals by number, or by whose they are, as they are listed; changes nothing. */
  @Requires(Right.REFERRALS_READ)
  @PostMapping("/search")
  Page<ReferralSummary> searchReferrals(
      @Valid @RequestBody ReferralSearch request, Locale locale, Grant grant) {
    var text = FreeText.read(request.q(), ShortNumber.Kind.REFERRAL, clients);
    var query =
        new ReferralQuery(
            text.number(),
            grant.narrowed(
                Scope.PROJECT, Search.values(request.project()), ProjectId::value, ProjectId::new),
            request.partner(),
            referrals.whose(request.client(), text),
            request.fromCase(),
            Search.values(request.advisor()),
            grant.narrowed(
                Scope.MUNICIPALITY,
                Search.values(request.municipality()),
                Municipality::scb,
                Municipality::of),
            Search.values(request.state()),
            false,
            Parameter.sort(request.sort(), ReferralListings.ORDERS));
    int limit = Search.limit(request.limit());
    var seen = referrals.within(grant);
    var found =
        seen.list(
            ReferralListings.select(query),
            Cursor.place(Search.cursor(request.cursor())),
            limit + 1);
    var names = clients.names(found.stream().map(each -> each.state().client()).toList());
    return Page.of(
            found,
            limit,
            each -> seen.placeOf(ReferralListings.listing(query), each),
            each ->
                ReferralSummary.of(
                    each,
                    names.get(each.state().client()),
                    referrals.factsOf(each.state()),
                    referrals.today(),
                    locale))
        .with(
            Search.isAsked(request.total()) ? seen.count(ReferralListings.select(query)) : null,
            ReferralListings.COUNTED.count(
                Search.values(request.countBy()), ReferralListings.select(query), seen::countBy));
  }
}
