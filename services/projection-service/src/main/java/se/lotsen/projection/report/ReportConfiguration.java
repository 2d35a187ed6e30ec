package se.lotsen.projection.report;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ReportEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
  @Bean
  JournaledStore<Reporting, ReportEvent> reportingStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "reporting",
            "projection.reportings",
            Reporting.class,
            Topics.REPORTS,
            Reporting::status,
            List.of(),
            List.of(Reports.ALL, Reports.OF_PROJECT),
            Placement.by(Scope.PROJECT, "project").and(Scope.FUNDER, "funder"),
            Refusal.conflict(
                "reporting-exists",
                "Rapporteringen på beslutet finns redan",
                "The reporting on this decision is there already")));
  }

  @Bean
  KeptFiguresSweep keptFiguresSweep(
      KeptFigures figures, KeptLines lines, Reports reports, Clock clock) {
    return new KeptFiguresSweep(figures, lines, reports::ofDecision, clock);
  }

  @Bean
  PersonalDataSource reportHoldings(Reports reports) {
    return reports.holdings();
  }
}
