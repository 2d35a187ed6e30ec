package se.lotsen.projection.report;

import se.lotsen.kit.lifecycle.LifecycleGuard;

/** The rules for steps of a report, each with the sentence that is shown when it says no. */
final class ReportGuards {
  static final LifecycleGuard<ReportFacts> PLANNED =
      LifecycleGuard.of(
          "PLANNED",
          ReportFacts::planned,
          "Rapporten finns inte i beslutets plan, eller beslutet är upphävt; se beslutet om stöd",
          "The decision does not plan the report, or is revoked; see the funding decision");

  static final LifecycleGuard<ReportFacts> WORDS_WRITTEN =
      LifecycleGuard.of(
          "WORDS_WRITTEN",
          ReportFacts::wordsWritten,
          "Något av avsnitten sammanfattning, arbetssätt, aktiviteter och resultat saknas; skriv det",
          "One of the sections overview, way of working, activities and results is missing; write it");

  static final LifecycleGuard<ReportFacts> EARLIER_TOLD =
      LifecycleGuard.of(
          "EARLIER_TOLD",
          ReportFacts::earlierTold,
          "En tidigare rapport är inte inlämnad; lämna den först",
          "An earlier report is not submitted; submit that first");

  static final LifecycleGuard<ReportFacts> FOLLOWS =
      LifecycleGuard.of(
          "FOLLOWS",
          ReportFacts::follows,
          "Rapporten börjar inte där den förra slutade; ändra planen i beslutet om stöd",
          "The report does not begin where the one before it ended; change the decision's plan");

  static final LifecycleGuard<ReportFacts> LATER_NOT_TOLD =
      LifecycleGuard.of(
          "LATER_NOT_TOLD",
          ReportFacts::laterNotTold,
          "En senare rapport bygger på den; återlämna den senare först",
          "A later report builds on it; return the later one first");

  static final LifecycleGuard<ReportFacts> REASON_GIVEN =
      LifecycleGuard.reasonGiven(ReportFacts::reasonGiven);

  private ReportGuards() {}
}
