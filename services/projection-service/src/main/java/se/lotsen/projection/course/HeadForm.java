package se.lotsen.projection.course;

import java.util.List;
import org.bson.Document;

/** Heads as documents. */
final class HeadForm {
  static final String VERSION = "version";
  private static final String HELD_UNTIL = "heldUntil";
  private static final String COURSES = "courses";
  private static final String RULE = "rule";
  private static final String LAST = "covered";
  private static final String ENTRIES = "entries";
  private static final String UNFIT = "unfit";
  private static final String PARTS = "parts";
  private static final String BEGIN = "begin";
  private static final String STEPS = "steps";

  private HeadForm() {}

  static Document write(Head head) {
    return new Document("_id", head.id())
        .append(VERSION, head.version())
        .append(HELD_UNTIL, head.heldUntil())
        .append(COURSES, head.courses().stream().map(HeadForm::write).toList());
  }

  private static Document write(Course course) {
    return new Document(RULE, course.rule())
        .append(LAST, course.covered())
        .append(ENTRIES, course.entries())
        .append(UNFIT, course.unfit())
        .append(PARTS, course.parts().stream().map(HeadForm::write).toList());
  }

  private static Document write(Part part) {
    return new Document("id", part.id()).append(BEGIN, part.begin()).append(STEPS, part.steps());
  }

  static Head read(Document head) {
    return new Head(
        head.getString("_id"),
        head.getLong(VERSION),
        head.getLong(HELD_UNTIL),
        all(head, COURSES).stream().map(HeadForm::course).toList());
  }

  private static Course course(Document course) {
    return new Course(
        course.getString(RULE),
        course.getLong(LAST),
        course.getLong(ENTRIES),
        all(course, PARTS).stream()
            .map(part -> new Part(part.getObjectId("id"), part.getLong(BEGIN), part.getLong(STEPS)))
            .toList(),
        course.getBoolean(UNFIT));
  }

  private static List<Document> all(Document document, String field) {
    return document.getList(field, Document.class);
  }
}
