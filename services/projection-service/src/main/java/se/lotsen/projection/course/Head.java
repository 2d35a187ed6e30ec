package se.lotsen.projection.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lotsen.model.ProjectId;

/**
 * What is written down of a project's courses.
 *
 * @param id the epoch, a slash, the project
 * @param version counts its changes; 0 when there is none yet
 * @param heldUntil nothing is written down before everything up to this position is filed
 */
record Head(String id, long version, long heldUntil, List<Course> courses) {
  static Head none(String id) {
    return new Head(id, 0, -1, List.of());
  }

  Optional<Course> find(String rule) {
    return courses.stream().filter(course -> course.rule().equals(rule)).findFirst();
  }

  ProjectId project() {
    return new ProjectId(id.substring(id.indexOf('/') + 1));
  }

  /** The last position that went into any course. */
  long covered() {
    return courses.stream().mapToLong(Course::covered).max().orElse(-1);
  }

  List<Part> parts() {
    return courses.stream().flatMap(course -> course.parts().stream()).toList();
  }

  Head with(Course changed) {
    var next = new ArrayList<>(courses);
    next.removeIf(course -> course.rule().equals(changed.rule()));
    next.add(changed);
    return new Head(id, version + 1, heldUntil, List.copyOf(next));
  }

  /** Without anything written down. */
  Head held(long until) {
    return new Head(id, version + 1, Math.max(heldUntil, until), List.of());
  }
}
