package se.lotsen.projection.course;

/** A course that cannot be written down within the bounds: its values are folded when asked for. */
final class TooMuch extends RuntimeException {
  TooMuch(String what) {
    super(what);
  }
}
