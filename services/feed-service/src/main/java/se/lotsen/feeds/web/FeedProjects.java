package se.lotsen.feeds.web;

import org.springframework.stereotype.Component;
import se.lotsen.feeds.cache.ProjectValues;
import se.lotsen.feeds.cache.ValueCache;

/** Finds the project that a request names. */
@Component
public class FeedProjects {
  private final ValueCache board;

  FeedProjects(ValueCache board) {
    this.board = board;
  }

  /**
   * The project of this code.
   *
   * @throws FeedRefused 503 until all that was there at the start has been read, 404 for a code
   *     that no project has
   */
  public ProjectValues named(String code) {
    if (!board.isLoaded()) {
      throw FeedRefused.stillLoading();
    }
    return board.find(code).orElseThrow(() -> FeedRefused.unknownProject(code));
  }
}
