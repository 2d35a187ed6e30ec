package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  @Test
  void a_write_is_answered_only_when_a_commit_that_began_after_it_has_ended() throws Exception {
    // given
    Set<Integer> written = ConcurrentHashMap.newKeySet();
    Set<Integer> onDisk = ConcurrentHashMap.newKeySet();
    GroupCommit commits = new GroupCommit(() -> onDisk.addAll(Set.copyOf(written)));

    // when
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 2_000; i++) {
        int id = i;
        answers.add(
            writers.submit(
                () -> {
                  commits.durably(() -> written.add(id));
                  return onDisk.contains(id);
                }));
      }
    }

    // then
    for (Future<Boolean> answer : answers) {
      assertThat(answer.get()).isTrue();
    }
  }

  @Test
  void writes_that_wait_during_a_commit_share_the_next_one() throws Exception {
    // given a first commit that stands still
    CountDownLatch firstCommitBegan = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger commitCount = new AtomicInteger();
    GroupCommit commits =
        new GroupCommit(
            () -> {
              if (commitCount.incrementAndGet() == 1) {
                firstCommitBegan.countDown();
                await(go);
              }
            });
    try (ExecutorService writers = Executors.newFixedThreadPool(5)) {
      writers.execute(() -> commits.durably(() -> "first"));
      await(firstCommitBegan);

      // when four more come meanwhile
      CountDownLatch started = new CountDownLatch(4);
      for (int i = 0; i < 4; i++) {
        writers.execute(
            () -> {
              started.countDown();
              commits.durably(() -> "later");
            });
      }
      await(started);
      go.countDown();
    }

    // then
    assertThat(commitCount.get()).isBetween(2, 5);
    assertThat(commits.written()).isEqualTo(5);
  }

  @Test
  void no_commit_runs_in_the_middle_of_a_write() throws Exception {
    // given
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger seenByCommits = new AtomicInteger();
    GroupCommit commits = new GroupCommit(() -> seenByCommits.addAndGet(underWay.get()));

    // when
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 1_000; i++) {
        writers.execute(
            () ->
                commits.durably(
                    () -> {
                      underWay.incrementAndGet();
                      Thread.onSpinWait();
                      return underWay.decrementAndGet();
                    }));
      }
    }

    // then
    assertThat(commits.written()).isEqualTo(1_000);
    assertThat(seenByCommits).hasValue(0);
  }

  @Test
  void a_commit_that_fails_leaves_the_write_unanswered() {
    GroupCommit commits =
        new GroupCommit(
            () -> {
              throw new IllegalStateException("disk full");
            });

    assertThatThrownBy(() -> commits.durably(() -> "ok")).hasMessage("disk full");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
