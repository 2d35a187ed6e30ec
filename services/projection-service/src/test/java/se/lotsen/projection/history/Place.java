package se.lotsen.projection.history;

import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** Where something is counted. */
public record Place(Municipality municipality, AreaCode area) {
  public static Place of(Municipality municipality, String area) {
    return new Place(municipality, new AreaCode(area));
  }
}
