package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.work.ShortNumber;

/**
 * Which cases to list; what is null or empty does not matter.
 *
 * @param clients whose cases; an empty list is nobody's
 * @param openOnly only those that have not ended
 * @param overdueOnly only open ones whose day has passed and that do not wait for the client
 * @param dueWithin only open ones that are due within so many working days, today included, and do
 *     not wait for the client
 * @param openedFrom only those opened on this day or later, and up to {@code openedTo}
 * @param sort one of {@link CaseListings#ORDERS}
 */
record CaseQuery(
    @Nullable ShortNumber number,
    List<ProjectId> projects,
    @Nullable List<ClientId> clients,
    List<AdvisorId> advisors,
    List<Municipality> municipalities,
    List<AreaCode> areas,
    List<CaseType> types,
    List<StateCode> states,
    boolean openOnly,
    boolean overdueOnly,
    @Nullable Integer dueWithin,
    @Nullable LocalDate openedFrom,
    @Nullable LocalDate openedTo,
    String sort) {

  boolean isByDueDate() {
    return overdueOnly || dueWithin != null || sort.equals(CaseListings.BY_DAY_DUE);
  }
}
