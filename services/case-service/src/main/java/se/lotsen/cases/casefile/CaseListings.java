package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.code.Municipality;

/**
 * The ways in which cases are listed. Each is by state, too: whoever does not ask for one asks for
 * all there are.
 */
final class CaseListings {
  static final Listing BY_CLIENT = Listing.by("client");
  static final Listing BY_COMPANY = Listing.by("work.company.client");
  static final Listing BY_PROJECT = Listing.by("project", "stateCode");
  static final Listing BY_ADVISOR = Listing.by("advisor", "stateCode");
  static final Listing BY_MUNICIPALITY = Listing.by("municipality", "stateCode");

  /** Those whose time runs, the first due first. */
  static final Listing BY_DUE_DATE = Listing.by("stateCode").inOrderOf("dueOn");

  static final List<Listing> ALL =
      List.of(BY_CLIENT, BY_COMPANY, BY_PROJECT, BY_ADVISOR, BY_MUNICIPALITY, BY_DUE_DATE);

  private CaseListings() {}

  static Listing listing(CaseQuery query) {
    if (isByDueDate(query)) {
      return BY_DUE_DATE;
    } else if (query.client() != null) {
      return BY_CLIENT;
    } else if (query.advisor() != null) {
      return BY_ADVISOR;
    } else if (query.project() != null) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  private static boolean isByDueDate(CaseQuery query) {
    return query.overdueOnly() || query.dueWithin() != null;
  }

  static Selection select(CaseQuery query, LocalDate today) {
    var listing = listing(query);
    var selection =
        Selection.of(listing)
            .where("project", query.project())
            .where("client", query.client())
            .where("advisor", query.advisor())
            .where("type", query.type());
    if (listing.equals(BY_MUNICIPALITY)) {
      selection.where("municipality", scb(query), Municipality.codes());
    } else {
      selection.where("municipality", scb(query));
    }
    if (isByDueDate(query)) {
      var last = query.dueWithin() == null ? null : WorkingDays.after(today, query.dueWithin());
      selection
          .between(
              query.dueWithin() == null ? null : today,
              query.overdueOnly() ? today.minusDays(1) : last)
          .whereIn("stateCode", statesWithTheClockRunning());
      selection.where("stateCode", query.state());
    } else if (listing.equals(BY_CLIENT)) {
      selection.where("stateCode", query.state());
    } else {
      selection.where("stateCode", query.state(), states());
    }
    return selection;
  }

  private static @Nullable String scb(CaseQuery query) {
    return query.municipality() == null ? null : query.municipality().scb();
  }

  private static List<String> states() {
    return Arrays.stream(Lifecycle.values())
        .flatMap(lifecycle -> lifecycle.states().stream())
        .map(CaseState::name)
        .distinct()
        .toList();
  }

  private static List<String> statesWithTheClockRunning() {
    return Arrays.stream(Lifecycle.values())
        .flatMap(lifecycle -> lifecycle.states().stream())
        .filter(state -> state.phase().isOpen() && !state.stopsTheClock())
        .map(CaseState::name)
        .distinct()
        .toList();
  }
}
