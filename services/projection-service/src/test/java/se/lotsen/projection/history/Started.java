package se.lotsen.projection.history;

import java.time.LocalDate;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * A new company that came of something.
 *
 * @param of the case or referral
 */
record Started(ProjectId project, ClientId company, Place place, LocalDate on, String of) {}
