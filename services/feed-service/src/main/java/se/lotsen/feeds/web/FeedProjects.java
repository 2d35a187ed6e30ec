package se.lotsen.feeds.web;

import org.springframework.stereotype.Component;
import se.lotsen.feeds.cache.ProjectValues;
import se.lotsen.feeds.cache.ValueCache;
import se.lotsen.kit.access.Grant;
import se.lotsen.model.access.Scope;

/** Finds the project that a request names. */
@Component
public class FeedProjects {
  private final ValueCache board;

  FeedProjects(ValueCache board) {
    this.board = board;
  }

  /**
   * The project of this code, where the grant reaches it.
   *
   * @throws FeedRefused 503 until all that was there at the start has been read, 404 for a code
   *     that no project has
   */
  public ProjectValues named(String code, Grant grant) {
    if (!board.isLoaded()) {
      throw FeedRefused.stillLoading();
    }
    return board
        .find(code)
        .filter(
            found ->
                grant.covers(Scope.PROJECT, code) || grant.covers(Scope.FUNDER, found.funders()))
        .orElseThrow(() -> FeedRefused.unknownProject(code));
  }
}
