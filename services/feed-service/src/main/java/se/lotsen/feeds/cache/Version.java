package se.lotsen.feeds.cache;

/**
 * Which state of a project this is. The same topics give the same version after a restart.
 *
 * @param position of the newest record of the values
 * @param agreedAt sequence of the project's event that last set its indicators and targets
 * @param fingerprint of all quantities. The position is not enough: once the topic is compacted a
 *     deletion is forgotten, and an instance that starts then stands at an earlier position with
 *     fewer cells than others once had there
 */
public record Version(Position position, long agreedAt, long fingerprint) {
  @Override
  public String toString() {
    return "%s-%d-%016x".formatted(position, agreedAt, fingerprint);
  }
}
