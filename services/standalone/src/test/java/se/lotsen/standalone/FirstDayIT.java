package se.lotsen.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The README's first day against a fresh Lotsen. */
@Execution(ExecutionMode.CONCURRENT)
class FirstDayIT {
  @TempDir private Path data;

  @Test
  void itWorksAsPrintedAlsoTheSecondTime() throws IOException, InterruptedException {
    try (var lotsen =
        Standalone.start(
            List.of(), "--server.port=0", "--lotsen.standalone.data=" + data.resolve("data"))) {
      var address = "http://localhost:" + lotsen.port();
      FirstDay.worksAsPrinted(address, data.resolve("output"));
      FirstDay.worksAsPrinted(address, data.resolve("again"));
    }
  }
}
