package se.lotsen.kit;

/** Told at every {@link FailPoint}; does nothing unless a crash test puts another in its place. */
@FunctionalInterface
public interface FailPoints {
  FailPoints NONE = point -> {};

  void passed(FailPoint point);
}
