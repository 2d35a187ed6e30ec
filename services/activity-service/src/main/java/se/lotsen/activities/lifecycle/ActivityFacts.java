package se.lotsen.activities.lifecycle;

/** What guards may look at. */
public record ActivityFacts(boolean datePassed, boolean attendanceRecorded) {}
