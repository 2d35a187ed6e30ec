package se.lotsen.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.projection.history.PublishedEvent;

/** Projects as the registry publishes them. */
final class Projects {
  private Projects() {}

  /** Two years; advised companies: 8 in all, 2 in Vindeln, 4 in 2009; new jobs without target. */
  static List<PublishedEvent> planned(String code) {
    var project = new ProjectId(code);
    var on = LocalDate.of(2008, 12, 1);
    return List.of(
        new PublishedEvent(
            new ProjectEvent.ProjectPlanned(
                project,
                on,
                new Text("Projektet " + code, "The project " + code),
                new Period(LocalDate.of(2009, 1, 1), LocalDate.of(2010, 12, 31)),
                new Text("Ägaren", "The owner"),
                List.of(Municipality.VINDELN, Municipality.UMEA),
                List.of(),
                List.of(
                    new ActivityArea(
                        new AreaCode("advice"), new Text("Rådgivning", "Advice"), null)),
                List.of(
                    new IndicatorTarget(
                        new IndicatorCode("companies-advised"),
                        new BigDecimal("8"),
                        Map.of(Municipality.VINDELN, new BigDecimal("2")),
                        Map.of(2009, new BigDecimal("4"))),
                    new IndicatorTarget(new IndicatorCode("new-jobs"), null, Map.of(), Map.of()))),
            1,
            Instant.parse("2008-12-01T08:00:00Z")),
        new PublishedEvent(
            new ProjectEvent.ProjectActivated(project, on),
            2,
            Instant.parse("2008-12-02T08:00:00Z")));
  }
}
