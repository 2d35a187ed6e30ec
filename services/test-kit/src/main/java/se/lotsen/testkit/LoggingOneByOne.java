package se.lotsen.testkit;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Lets applications that start at the same time in one JVM set up logging one after the other: they
 * share it, and Spring Boot's way of setting it up is not made for two at once.
 */
final class LoggingOneByOne implements ApplicationListener<SpringApplicationEvent>, Ordered {
  private static final ReentrantLock LOCK = new ReentrantLock();

  @Override
  public void onApplicationEvent(SpringApplicationEvent event) {
    if (event instanceof ApplicationStartingEvent) {
      LOCK.lock();
    } else if ((event instanceof ApplicationContextInitializedEvent
            || event instanceof ApplicationFailedEvent)
        && LOCK.isHeldByCurrentThread()) {
      LOCK.unlock();
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
