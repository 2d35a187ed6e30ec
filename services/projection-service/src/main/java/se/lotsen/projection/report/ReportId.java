package se.lotsen.projection.report;

/**
 * A report as it is asked for.
 *
 * @param decision the id of the funding decision
 * @param number in its plan, from 1 on
 */
record ReportId(String decision, int number) {
  String word() {
    return decision + "/" + number;
  }
}
