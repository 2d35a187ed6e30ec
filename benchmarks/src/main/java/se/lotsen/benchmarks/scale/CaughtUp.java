package se.lotsen.benchmarks.scale;

/** Whether a Lotsen says that everything that was entered has been counted. */
final class CaughtUp {
  private CaughtUp() {}

  /** By the endpoint for it; by what health tells of relay and projection where there is none. */
  static boolean says(Wire wire) {
    var asked = wire.get("/actuator/caughtup");
    if (asked.isGood()) {
      return asked.json().path("caughtUp").asBoolean(false);
    }
    var parts = wire.get("/actuator/health").json().path("components");
    return parts.path("relay").path("details").path("backlog").asLong(1) == 0
        && parts.path("projection").path("details").path("lag").asLong(1) == 0;
  }
}
