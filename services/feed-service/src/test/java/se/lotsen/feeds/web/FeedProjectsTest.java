package se.lotsen.feeds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import se.lotsen.feeds.cache.Records;
import se.lotsen.feeds.cache.ValueCache;
import se.lotsen.kit.access.Grant;
import se.lotsen.model.code.Municipality;

class FeedProjectsTest {
  private final ValueCache board = new ValueCache();
  private final FeedProjects projects = new FeedProjects(board);

  @Test
  void nobodyIsAnsweredBeforeEverythingIsRead() {
    board.apply(Records.received(1, Records.planned()), Records.PARTITION);

    assertThatThrownBy(() -> projects.named("4K", Grant.ofService()))
        .asInstanceOf(type(FeedRefused.class))
        .satisfies(
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
            });

    board.markLoaded();
    assertThat(projects.named("4K", Grant.ofService()).project()).isEqualTo(Records.PROJECT);
  }

  @Test
  void aProjectOfWhichOnlyValuesAreKnownIsNotKnown() {
    board.markLoaded();
    board.apply(Records.value(0, Records.cell("new-jobs", 1, Municipality.VANNAS, "2008-04"), "1"));

    assertThatThrownBy(() -> projects.named("4K", Grant.ofService()))
        .asInstanceOf(type(FeedRefused.class))
        .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
  }
}
