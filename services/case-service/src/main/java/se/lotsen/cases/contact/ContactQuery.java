package se.lotsen.cases.contact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

/**
 * Which contacts to list; what is null or empty does not matter.
 *
 * @param clients whose contacts; an empty list is nobody's
 * @param followUpWithin only those to be followed up within so many working days, today included
 * @param sort one of {@link ContactListings#ORDERS}
 */
record ContactQuery(
    List<ProjectId> projects,
    @Nullable List<ClientId> clients,
    List<AdvisorId> advisors,
    @Nullable CaseId caseId,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Municipality> municipalities,
    List<AreaCode> areas,
    List<Channel> channels,
    @Nullable Integer followUpWithin,
    String sort) {}
