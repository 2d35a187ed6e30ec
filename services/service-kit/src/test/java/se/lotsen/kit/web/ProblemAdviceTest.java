package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.ProblemDetail;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.kit.journal.Refusal;

/** What is answered and what is logged when a request fails, by the kind of failure. */
class ProblemAdviceTest {
  private static final RuntimeException AWAY =
      new DataAccessResourceFailureException("x", new MongoTimeoutException("away"));

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
  private final ProblemAdvice advice = new ProblemAdvice();

  @BeforeEach
  void listen() {
    log.setAdditive(false);
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(logged);
    log.setAdditive(true);
  }

  @Test
  void whileTheStoreIsAwayNobodyIsToldThatNothingWasDone() {
    var answer = problem(AWAY, 503, "store-unavailable");

    assertThat(answer.getDetail())
        .contains("not known whether")
        .contains("Idempotency-Key")
        .doesNotContain("nothing was");
  }

  @Test
  void anOutageIsOneLineInTheLogWithoutAStackTraceHoweverManyMeetIt() {
    for (int i = 0; i < 1_000; i++) {
      problem(AWAY, 503, "store-unavailable");
    }

    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.getFirst().getThrowableProxy()).isNull();
    assertThat(logged.list.getFirst().getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void afterAWhileTheLogSaysHowManyMore() {
    var nanos = new long[1];
    var outages = new OutageLog(log, () -> nanos[0]);
    for (int i = 0; i < 10; i++) {
      outages.tell(new TimeoutException("away"));
    }
    nanos[0] = 10_000_000_000L;
    outages.tell(new TimeoutException("still away"));

    assertThat(logged.list).hasSize(2);
    assertThat(logged.list.getLast().getFormattedMessage()).contains("(9 more").contains("still");
  }

  @Test
  void whatNoWaitingMendsIsAFaultOfOursWithItsTraceInTheLog() {
    var tooLarge =
        new UncategorizedDataAccessException(
            "x",
            new MongoWriteException(
                new WriteError(10334, "object too large", new BsonDocument()),
                new ServerAddress(),
                List.of())) {};

    problem(tooLarge, 500, "internal-error");
    problem(new DataIntegrityViolationException("x"), 500, "internal-error");
    problem(new IllegalStateException("x"), 500, "internal-error");

    assertThat(logged.list).hasSize(3).allMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void whoIsAskedToComeBackIsNotToldThatNothingWasDone() {
    for (var answer :
        List.of(
            problem(full(), 503, "backlog-full"),
            problem(new OptimisticLockingFailureException("others"), 503, "too-busy"))) {
      assertThat(answer.getDetail()).contains("Idempotency-Key").doesNotContain("nothing was");
    }
  }

  @Test
  void aRuleThatSaysNoSaysSoHoweverDeepItIs() {
    var why = Refusal.conflict("project-closed", "Avslutat", "Closed");

    problem(new RuntimeException(new RefusedException(why)), 409, "project-closed");
    assertThat(logged.list).isEmpty();
  }

  /** As the journal says it, which alone can. */
  private static RuntimeException full() {
    try {
      var constructor = BacklogFull.class.getDeclaredConstructor(long.class);
      constructor.setAccessible(true);
      return constructor.newInstance(9L);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private ProblemDetail problem(RuntimeException e, int status, String code) {
    var answer = advice.failed(e);
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo(status == 503 ? "5" : null);
    var problem = (ProblemDetail) answer.getBody();
    assertThat(problem.getType().toString()).isEqualTo("urn:lotsen:problem:" + code);
    return problem;
  }
}
