package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.web.CountedFields;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;

/**
 * The ways in which cases are listed, the latest opened first. Each is by state, too: whoever does
 * not ask for one asks for all there are.
 */
final class CaseListings {
  private static final String OPENED_ON = "openedOn";
  private static final String STATE_CODE = "stateCode";

  static final Listing BY_NUMBER = Listing.by("number");
  static final Listing BY_CLIENT = Listing.by("client").latestFirst(OPENED_ON);
  static final Listing BY_COMPANY = Listing.by("work.company.client");
  static final Listing BY_PROJECT = Listing.by("project", STATE_CODE).latestFirst(OPENED_ON);
  static final Listing BY_ADVISOR = Listing.by("advisor", STATE_CODE).latestFirst(OPENED_ON);
  static final Listing BY_MUNICIPALITY =
      Listing.by("municipality", STATE_CODE).latestFirst(OPENED_ON);

  /** Those whose time runs, the first due first. */
  static final Listing BY_DUE_DATE = Listing.by(STATE_CODE).inOrderOf("dueOn");

  static final List<Listing> ALL =
      List.of(
          BY_NUMBER, BY_CLIENT, BY_COMPANY, BY_PROJECT, BY_ADVISOR, BY_MUNICIPALITY, BY_DUE_DATE);

  /** Only those whose time runs are in this order. */
  static final String BY_DAY_DUE = "dueOn";

  static final List<String> ORDERS = List.of("-openedOn", OPENED_ON, BY_DAY_DUE);

  static final CountedFields COUNTED =
      new CountedFields()
          .by("state", STATE_CODE, CaseListings::labelOf)
          .by("type", "type", type -> CaseType.valueOf(type).label())
          .by("municipality", "municipality", scb -> Municipality.of(scb).label())
          .by("area", "area")
          .by("advisor", "advisor")
          .by("project", "project");

  private CaseListings() {}

  static Listing listing(CaseQuery query) {
    if (query.number() != null) {
      return BY_NUMBER;
    } else if (query.isByDueDate()) {
      return BY_DUE_DATE;
    } else if (query.clients() != null) {
      return BY_CLIENT;
    } else if (!query.advisors().isEmpty()) {
      return BY_ADVISOR;
    } else if (!query.projects().isEmpty()) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(CaseQuery query, LocalDate today) {
    var listing = listing(query);
    var selection =
        Selection.of(listing)
            .where("number", query.number())
            .whereAny("client", query.clients())
            .whereSome("project", query.projects())
            .whereSome("advisor", query.advisors())
            .whereSome("area", query.areas())
            .whereSome("type", query.types())
            .whereSome("municipality", municipalities(query, listing))
            .whereSome(STATE_CODE, states(query, listing));
    if (query.isByDueDate()) {
      var last = query.dueWithin() == null ? null : WorkingDays.after(today, query.dueWithin());
      selection.whereBetween(
          BY_DAY_DUE,
          query.dueWithin() == null ? null : today,
          query.overdueOnly() ? today.minusDays(1) : last);
    }
    if (query.isByDueDate() && listing.equals(BY_NUMBER)) {
      selection.wherePresent(BY_DAY_DUE);
    }
    return selection
        .reversed(query.sort().equals(OPENED_ON) && !query.isByDueDate())
        .whereBetween(OPENED_ON, query.openedFrom(), query.openedTo());
  }

  /** All of a project, whatever their state. */
  static Selection inProject(ProjectId project) {
    return Selection.of(BY_PROJECT)
        .where("project", project)
        .whereIn(STATE_CODE, states(any -> true).map(CaseState::name).distinct().toList());
  }

  private static List<String> municipalities(CaseQuery query, Listing listing) {
    return query.municipalities().isEmpty() && listing.equals(BY_MUNICIPALITY)
        ? Municipality.codes()
        : query.municipalities().stream().map(Municipality::scb).toList();
  }

  /** Those that are asked for; where the listing is by state, all that there are. */
  private static List<String> states(CaseQuery query, Listing listing) {
    var clockOnly = query.isByDueDate();
    if (query.states().isEmpty()
        && !query.openOnly()
        && !clockOnly
        && !listing.equal().contains(STATE_CODE)) {
      return List.of();
    }
    var fitting =
        states(state -> !query.openOnly() || state.isOpen())
            .filter(state -> !clockOnly || (state.isOpen() && !state.stopsTheClock()))
            .map(CaseState::name)
            .filter(
                name -> query.states().isEmpty() || query.states().contains(new StateCode(name)))
            .distinct()
            .toList();
    // None is in a state that does not exist: nothing is selected.
    return fitting.isEmpty() ? List.of("NONE") : fitting;
  }

  private static Stream<CaseState> states(Predicate<CaseState> which) {
    return Arrays.stream(Lifecycle.values())
        .flatMap(lifecycle -> lifecycle.states().stream())
        .filter(which);
  }

  /**
   * Reads a state, of whatever type of case.
   *
   * @throws IllegalArgumentException where no lifecycle has it, with those that there are
   */
  static StateCode state(String name) {
    if (labelOf(name) == null) {
      throw new IllegalArgumentException(
          "There is no such state; there are %s"
              .formatted(
                  String.join(", ", states(any -> true).map(CaseState::name).distinct().toList())));
    }
    return new StateCode(name);
  }

  private static @Nullable Text labelOf(String name) {
    return states(state -> state.name().equals(name))
        .map(CaseState::label)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
