package se.lotsen.imports;

import se.lotsen.model.AdvisorId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** Columns that several kinds of files have, called and read the same in all of them. */
public final class CommonColumns {
  private static final int MAX_REFERENCE = 100;

  private CommonColumns() {}

  public static Column<ProjectId> project(RowSchema schema) {
    return schema.required(
        "project", "projekt", "Projektets kod", "The project's code", ProjectId::new);
  }

  /** The client of every row. */
  public static Column<String> client(RowSchema schema) {
    return schema.required(
        "client",
        "klient",
        "Klientens referens i det andra systemet, eller dess id i Lotsen",
        "The client's reference in the other system, or its id in Lotsen",
        Parsers.text(MAX_REFERENCE));
  }

  /** The client of those rows that have one. */
  public static Column<String> clientIfAny(RowSchema schema) {
    return schema.optional(
        "client",
        "klient",
        "Klientens referens i det andra systemet, eller dess id i Lotsen",
        "The client's reference in the other system, or its id in Lotsen",
        Parsers.text(MAX_REFERENCE));
  }

  public static Column<Municipality> municipality(RowSchema schema) {
    return schema.required(
        "municipality",
        "kommun",
        "Kommunens namn eller SCB-kod",
        "The municipality's name or SCB code",
        Parsers::municipality);
  }

  /** The municipality where it is another than the client's. */
  public static Column<Municipality> municipalityIfOther(RowSchema schema) {
    return schema.optional(
        "municipality",
        "kommun",
        "Kommunens namn eller SCB-kod; klientens egen om tom",
        "The municipality's name or SCB code; the client's own when empty",
        Parsers::municipality);
  }

  public static Column<AreaCode> area(RowSchema schema) {
    return schema.required("area", "område", "Områdets kod", "The area's code", AreaCode::new);
  }

  public static Column<AdvisorId> advisor(RowSchema schema) {
    return schema.required(
        "advisor", "rådgivare", "Rådgivarens konto", "The advisor's account", AdvisorId::new);
  }

  /** The advisor of those rows that have one. */
  public static Column<AdvisorId> advisorIfAny(RowSchema schema) {
    return schema.optional(
        "advisor", "rådgivare", "Rådgivarens konto", "The advisor's account", AdvisorId::new);
  }
}
