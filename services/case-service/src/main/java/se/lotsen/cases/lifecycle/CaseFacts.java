package se.lotsen.cases.lifecycle;

/** What guards may look at: of the case, of its project, and of what the user says. */
public record CaseFacts(
    boolean advisorAssigned,
    boolean sessionLogged,
    boolean outcomeRecorded,
    boolean reasonGiven,
    boolean projectActiveOnTheDay,
    boolean projectNotClosed,
    boolean companyRecorded,
    boolean genuinelyNew,
    boolean successorKnown,
    boolean transferDateGiven) {}
