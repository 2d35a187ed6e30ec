package se.lotsen.projection.course;

import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.sink.Filings;

/** Writes courses down when it is told to. */
public final class CourseRun {
  private final CourseStore store;
  private final CourseWork work;

  public CourseRun(MongoTemplate mongo, Catalogue catalogue) {
    store = new CourseStore(mongo);
    var ledger = new LedgerReads(mongo);
    work =
        new CourseWork(
            catalogue,
            ledger,
            store,
            new CourseWriter(
                ledger, store, CourseWriter.STEPS_PER_BLOCK, CourseWriter.STEPS_AT_ONCE),
            () -> 1,
            Clock.systemUTC());
  }

  public Filings filings() {
    return work;
  }

  /** A round as there is one every other second. */
  public void round() {
    work.round();
  }

  /** Of all courses of a project. */
  public int parts(ProjectId project) {
    return store.head(project).parts().size();
  }
}
