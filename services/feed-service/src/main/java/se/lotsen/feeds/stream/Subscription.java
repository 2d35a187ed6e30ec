package se.lotsen.feeds.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import se.lotsen.feeds.cache.Change;
import se.lotsen.feeds.cache.ChangeListener;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.cache.ProjectValues;
import se.lotsen.feeds.cache.Start;
import se.lotsen.model.ProjectId;

/**
 * One subscriber: a bounded queue that the board fills without ever waiting, and a virtual thread
 * of its own that empties it into the connection. When the queue is full the subscription ends; no
 * change is left out in the middle, and the subscriber comes back with the id of the last event.
 */
final class Subscription implements ChangeListener {
  private static final Logger log = LoggerFactory.getLogger(Subscription.class);
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  /** Whoever was signed out hears no more a minute later. */
  private static final Duration LONGEST_UNASKED = Duration.ofSeconds(30);

  private final ProjectValues project;
  private final @Nullable Position seen;
  private final SseEmitter emitter;
  private final Duration heartbeat;
  private final BooleanSupplier signedIn;
  private final BlockingQueue<Change> waiting;
  private final Runnable onOverflow;
  private final Thread thread;
  private volatile boolean closed;
  private long asked = System.nanoTime();

  /** What the first event says. */
  record Greeting(ProjectId project, String asOf) {}

  Subscription(
      ProjectValues project,
      @Nullable Position seen,
      SseEmitter emitter,
      StreamProperties properties,
      BooleanSupplier signedIn,
      Runnable onOverflow,
      Consumer<Subscription> onEnd) {
    this.project = project;
    this.seen = seen;
    this.emitter = emitter;
    this.heartbeat =
        properties.heartbeat().compareTo(LONGEST_UNASKED) < 0
            ? properties.heartbeat()
            : LONGEST_UNASKED;
    this.signedIn = signedIn;
    this.waiting = new ArrayBlockingQueue<>(properties.waitingChanges());
    this.onOverflow = onOverflow;
    this.thread =
        Thread.ofVirtual()
            .name("feeds-subscriber")
            .unstarted(
                () -> {
                  try {
                    run();
                  } finally {
                    onEnd.accept(this);
                  }
                });
  }

  void start() {
    emitter.onCompletion(this::close);
    emitter.onError(broken -> close());
    thread.start();
  }

  /**
   * Ends it, without waiting and at once, except when the thread hangs in a write because the
   * subscriber has stopped reading: only Tomcat's write timeout ends that (its connection timeout,
   * 60 s unless set). Nothing is kept for it meanwhile but its place.
   */
  void close() {
    closed = true;
    waiting.clear();
    thread.interrupt();
  }

  @Override
  public void changed(Change change) {
    if (!closed && !waiting.offer(change)) {
      onOverflow.run();
      close();
    }
  }

  private void run() {
    try {
      catchUp(project.listen(this, seen));
      while (goesOn()) {
        var change = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        if (change == null) {
          emitter.send(SseEmitter.event().comment("still here"));
        } else {
          send(change);
        }
      }
      complete();
    } catch (InterruptedException e) {
      complete();
    } catch (IOException e) {
      // The web server has noticed too and ends the request by itself.
      log.debug("A subscriber of {} is gone: {}", project.project(), e.toString());
    } catch (IllegalStateException e) {
      if (!closed) {
        log.warn("A change of {} could not be sent", project.project(), e);
      }
      complete();
    } finally {
      project.forget(this);
    }
  }

  /** Whether there is somebody to tell: not after they were signed out. */
  private boolean goesOn() {
    if (!closed && System.nanoTime() - asked >= heartbeat.toNanos()) {
      asked = System.nanoTime();
      if (!signedIn.getAsBoolean()) {
        log.info("A subscriber of {} is signed in no more", project.project());
        closed = true;
      }
    }
    return !closed;
  }

  /** Ends the request, unless the web server has just done so because the connection broke. */
  private void complete() {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      log.debug("A subscriber of {} had gone: {}", project.project(), e.toString());
    }
  }

  private void catchUp(Start start) throws IOException {
    greet(start);
    for (var missed : start.missed()) {
      if (!goesOn()) {
        return;
      }
      send(missed);
    }
  }

  private void greet(Start start) throws IOException {
    var event = SseEmitter.event().reconnectTime(COME_BACK_AFTER.toMillis());
    emitter.send(
        switch (start.kind()) {
          case NOW -> greeting(event.name("hello"), start.position(), start.position());
          case RESET ->
              greeting(event.name("reset"), start.position().beginning(), start.position());
          case RESUMED -> event.comment("resumed");
        });
  }

  private SseEventBuilder greeting(SseEventBuilder event, Position id, Position asOf) {
    return event
        .id(id.toString())
        .data(new Greeting(project.project(), asOf.toString()), MediaType.APPLICATION_JSON);
  }

  private void send(Change change) throws IOException {
    emitter.send(
        SseEmitter.event()
            .name("value")
            .id(change.position().toString())
            .data(ChangeView.of(change), MediaType.APPLICATION_JSON));
  }
}
