package se.lotsen.standalone.deploy;

/** The platform that the tests with containers run on; what is deployed is the same. */
final class Platforms {
  static final String KAFKA = "apache/kafka:" + Repository.property("kafka.version");
  static final String MONGODB = "mongo:8.0";

  private Platforms() {}
}
