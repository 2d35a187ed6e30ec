package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import se.lotsen.model.Text;

/** The municipalities of the Umeå circle, written as their Statistics Sweden (SCB) code. */
public enum Municipality implements Labelled {
  NORDMALING("2401", "Nordmaling"),
  BJURHOLM("2403", "Bjurholm"),
  VINDELN("2404", "Vindeln"),
  ROBERTSFORS("2409", "Robertsfors"),
  VANNAS("2460", "Vännäs"),
  UMEA("2480", "Umeå");

  private final String scb;
  private final Text label;

  Municipality(String scb, String name) {
    this.scb = scb;
    this.label = new Text(name, name);
  }

  /** Four digits: two for the county (24 is Västerbotten), two for the municipality. */
  @JsonValue
  public String scb() {
    return scb;
  }

  /** Refuses any other code with the list of those there are. */
  @JsonCreator
  public static Municipality of(String scb) {
    return Arrays.stream(values())
        .filter(municipality -> municipality.scb.equals(scb))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No municipality has this SCB code; there are %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(known -> known.scb + " " + known.label.sv())
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public Text label() {
    return label;
  }

  /** The SCB codes of all. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Municipality::scb).toList();
  }
}
