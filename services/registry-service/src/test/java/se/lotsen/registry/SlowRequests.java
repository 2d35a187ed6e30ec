package se.lotsen.registry;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Open;

/** Requests that wait for as long as a test wants, as others wait for what is on its way. */
@RestController
class SlowRequests {
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicInteger waiting = new AtomicInteger();

  @Open("a test\'s own")
  @GetMapping("/slow-requests")
  String waitForTheGate() throws InterruptedException {
    waiting.incrementAndGet();
    try {
      gate.get().await();
      return "{}";
    } finally {
      waiting.decrementAndGet();
    }
  }

  void close() {
    gate.set(new CountDownLatch(1));
  }

  void open() {
    gate.get().countDown();
  }

  int waiting() {
    return waiting.get();
  }
}
