package se.lotsen.standalone;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.access.Open;

/** Halts the process at the n-th pass of one fail point, counted from when it is told to. */
@RestController
final class HaltAtFailPoint implements FailPoints {
  static final int STATUS = 137;

  private final AtomicInteger left = new AtomicInteger();
  private volatile FailPoint armed;

  @Open("there is none of this outside of tests")
  @PostMapping("/halt")
  void arm(@RequestParam FailPoint point, @RequestParam int pass) {
    left.set(pass);
    armed = point;
  }

  @Override
  public void passed(FailPoint point) {
    if (point == armed && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
