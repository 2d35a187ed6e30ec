package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ShortNumber;

/**
 * Which activities to list; what is null or empty does not matter.
 *
 * @param from only those held on this day or later, and up to {@code to}
 * @param sort one of {@link ActivityListings#ORDERS}
 */
record ActivityQuery(
    @Nullable ShortNumber number,
    List<ProjectId> projects,
    List<ActivityKind> kinds,
    List<Municipality> municipalities,
    List<AreaCode> areas,
    List<ActivityState> states,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String sort) {}
