package se.lotsen.projection.report;

import static se.lotsen.projection.report.ReportGuards.EARLIER_TOLD;
import static se.lotsen.projection.report.ReportGuards.FOLLOWS;
import static se.lotsen.projection.report.ReportGuards.LATER_NOT_TOLD;
import static se.lotsen.projection.report.ReportGuards.PLANNED;
import static se.lotsen.projection.report.ReportGuards.REASON_GIVEN;
import static se.lotsen.projection.report.ReportGuards.WORDS_WRITTEN;
import static se.lotsen.projection.report.ReportStatus.APPROVED;
import static se.lotsen.projection.report.ReportStatus.DRAFT;
import static se.lotsen.projection.report.ReportStatus.RETURNED;
import static se.lotsen.projection.report.ReportStatus.SUBMITTED;
import static se.lotsen.projection.report.ReportTrigger.APPROVE;
import static se.lotsen.projection.report.ReportTrigger.RETURN;
import static se.lotsen.projection.report.ReportTrigger.SUBMIT;

import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The life of an indicator report. */
final class ReportLifecycle {
  static final LifecycleTable<ReportStatus, ReportTrigger, ReportFacts> TABLE =
      LifecycleTable.<ReportStatus, ReportTrigger, ReportFacts>of(
              "REPORT",
              new Text("Rapport", "Report"),
              ReportStatus.values(),
              ReportTrigger.values())
          .step(DRAFT, SUBMIT, SUBMITTED, PLANNED, WORDS_WRITTEN, EARLIER_TOLD, FOLLOWS)
          .step(SUBMITTED, RETURN, RETURNED, LATER_NOT_TOLD, REASON_GIVEN)
          .step(RETURNED, SUBMIT, SUBMITTED, PLANNED, WORDS_WRITTEN, EARLIER_TOLD, FOLLOWS)
          .step(SUBMITTED, APPROVE, APPROVED)
          .build();

  private ReportLifecycle() {}
}
