package se.lotsen.testkit;

/** The images that tests on Docker run; the same as in docker-compose.yml. */
public final class Images {
  public static final String KAFKA = "apache/kafka:4.3.1";
  public static final String MONGO = "mongo:8.0";

  private Images() {}
}
