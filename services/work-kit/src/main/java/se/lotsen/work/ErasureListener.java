package se.lotsen.work;

import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/** Whoever keeps words about clients and has to erase them when somebody decides so elsewhere. */
public interface ErasureListener {
  /** Erases all words about a client who was erased. */
  void eraseOf(ClientId client, ErasureRun run);

  /** Erases all words in the records of a project that is disposed of. */
  void eraseIn(ProjectId project, ErasureRun run);
}
