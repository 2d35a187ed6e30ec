package se.lotsen.activities.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** Which activities to list; what is null does not matter. */
record ActivityQuery(
    @Nullable ProjectId project,
    @Nullable ActivityKind kind,
    @Nullable Municipality municipality,
    @Nullable AreaCode area,
    @Nullable ActivityState state,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {}
