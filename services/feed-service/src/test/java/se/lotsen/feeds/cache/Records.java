package se.lotsen.feeds.cache;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;

/** What the tests of the feeds are told: project 4K, in partition 1. */
public final class Records {
  public static final ProjectId PROJECT = new ProjectId("4K");
  public static final int PARTITION = 1;
  private static final LocalDate ON = LocalDate.of(2008, 1, 1);

  private Records() {}

  public static Cell cell(String indicator, int version, Municipality municipality, String month) {
    return new Cell(
        new IndicatorCode(indicator),
        version,
        municipality,
        new AreaCode("advice"),
        YearMonth.parse(month));
  }

  public static ValueRecord value(long offset, Cell cell, String quantity) {
    return new ValueRecord(
        PROJECT,
        cell,
        Breakdown.unsplit(new BigDecimal(quantity)),
        new Position(PARTITION, offset));
  }

  public static ValueRecord deletion(long offset, Cell cell) {
    return new ValueRecord(PROJECT, cell, null, new Position(PARTITION, offset));
  }

  public static ProjectPlanned planned(IndicatorTarget... targets) {
    return new ProjectPlanned(
        PROJECT,
        ON,
        new Text("4K", "4K"),
        new Period(ON, LocalDate.of(2010, 12, 31)),
        new Text("kommunerna", "the municipalities"),
        List.of(Municipality.VINDELN, Municipality.VANNAS),
        List.of(),
        List.of(),
        List.of(targets));
  }

  public static ProjectTargetsSet targetsSet(IndicatorTarget... targets) {
    return new ProjectTargetsSet(PROJECT, ON, List.of(targets));
  }

  public static ProjectActivated activated() {
    return new ProjectActivated(PROJECT, ON);
  }

  public static IndicatorTarget target(String indicator, String total) {
    return new IndicatorTarget(
        new IndicatorCode(indicator), new BigDecimal(total), Map.of(), Map.of());
  }

  public static IndicatorTarget untargeted(String indicator) {
    return new IndicatorTarget(new IndicatorCode(indicator), null, Map.of(), Map.of());
  }

  public static Received<ProjectEvent> received(long sequence, ProjectEvent event) {
    return new Received<>(
        event, PROJECT + "/" + sequence, sequence, Instant.parse("2008-01-01T00:00:00Z"), "test");
  }
}
