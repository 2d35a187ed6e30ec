package se.lotsen.projection.course;

/** Somebody else has put something in the place of a part and deleted it: to be read anew. */
final class PartGone extends RuntimeException {
  PartGone() {
    super("A part of a course was deleted meanwhile");
  }
}
