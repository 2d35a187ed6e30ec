package se.lotsen.kit.web;

/** A body over 1 MB. */
final class BodyTooLarge extends RuntimeException {
  BodyTooLarge() {
    super("A body may have at most " + RequestBodies.MOST_BYTES + " bytes");
  }
}
