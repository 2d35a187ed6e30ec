package se.lotsen.kit.privacy;

import java.util.List;
import java.util.function.Consumer;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.ProjectId;

/** One kind of thing in which personal data is held. */
public interface PersonalDataSource {
  /** A word of its own, in the singular: {@code contact}. */
  String kind();

  /** What of it is personal, for the register. */
  List<RegisterEntry> register();

  /** Tells all that is held about somebody, in an order that is the same each time. */
  void find(DataSubject subject, Consumer<Holding> found);

  /**
   * Erases what is personal in one of them: in what is kept, and in its journal. Counts, ledgers
   * and seals stay as they are.
   *
   * @param reason for the journal; not personal itself
   */
  Outcome erase(String id, String reason, CommandContext context);

  /** Tells all records of a project, as they go to an archive. */
  default void archive(ProjectId project, Consumer<ArchivedRecord> action) {}

  /** In how many of them something would be erased by a disposal of a project. */
  default long countIn(ProjectId project) {
    return 0;
  }
}
