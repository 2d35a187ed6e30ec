package se.lotsen.projection.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** Adds lines up, by municipality and area. */
final class Cells {
  private final Map<Place, Figures.Cell> cells = new TreeMap<>();

  private record Place(Municipality municipality, AreaCode area) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int places = municipality.scb().compareTo(other.municipality.scb());
      return places == 0 ? area.compareTo(other.area) : places;
    }
  }

  void reported(Line line) {
    if (line.part() == Line.Part.PERIOD) {
      period(line.municipality(), line.area(), line.effect());
    } else {
      adjusted(line.municipality(), line.area(), line.effect());
    }
  }

  void told(Line line) {
    previously(line.municipality(), line.area(), line.effect());
  }

  void previously(Municipality municipality, AreaCode area, Breakdown more) {
    add(municipality, area, more, Breakdown.NONE, Breakdown.NONE);
  }

  void period(Municipality municipality, AreaCode area, Breakdown more) {
    add(municipality, area, Breakdown.NONE, more, Breakdown.NONE);
  }

  void adjusted(Municipality municipality, AreaCode area, Breakdown more) {
    add(municipality, area, Breakdown.NONE, Breakdown.NONE, more);
  }

  private void add(
      Municipality municipality,
      AreaCode area,
      Breakdown previously,
      Breakdown period,
      Breakdown adjustments) {
    cells.merge(
        new Place(municipality, area),
        new Figures.Cell(municipality, area, previously, period, adjustments),
        (one, other) ->
            new Figures.Cell(
                municipality,
                area,
                one.previously().plus(other.previously()),
                one.period().plus(other.period()),
                one.adjustments().plus(other.adjustments())));
  }

  /** In the order of municipalities and areas; those with nothing in them left out. */
  List<Figures.Cell> all() {
    return cells.values().stream().filter(cell -> !cell.isNothing()).toList();
  }
}
