package se.lotsen.benchmarks;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Open;

/** An endpoint that reads a body and does nothing: what HTTP itself costs. */
@RestController
class Empty {
  @Open("a benchmark's own")
  @PostMapping("/bench/nothing")
  Map<String, Object> nothing(@RequestBody Map<String, Object> body) {
    return body;
  }
}
