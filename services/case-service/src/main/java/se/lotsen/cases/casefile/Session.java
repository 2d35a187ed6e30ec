package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.SessionId;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/** Advisor and client worked together; hours above 0, at most 24. */
record Session(
    SessionId id,
    LocalDate on,
    BigDecimal hours,
    @PersonalData(PersonalCategory.ACTOR) AdvisorId advisor) {}
