package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import se.lotsen.benchmarks.Report;

/** The large measurements: {@code benchmarks/run scale}, with options. */
public final class ScaleBenchmark {
  private static final int TIMES = 20;

  private ScaleBenchmark() {}

  /**
   * @throws IllegalStateException where something came out wrong; all figures are reported before
   */
  public static void run(Report report, List<String> words)
      throws IOException, InterruptedException {
    var options = Options.of(words);
    var wrong = new ArrayList<String>();
    for (int time = 0; time < (options.twenty() ? TIMES : 1); time++) {
      var folder = Files.createTempDirectory("lotsen-scale");
      try {
        if (options.lists()) {
          var run = new ListsRun(options, report, folder);
          run.run();
          wrong.addAll(run.wrong());
        } else {
          var run = new RegionRun(options.withSeed(options.seed() + time), report, folder);
          run.run();
          wrong.addAll(run.wrong());
        }
      } finally {
        Folders.delete(folder);
      }
    }
    report.note("wrong", wrong.isEmpty() ? "nothing" : String.join("; ", wrong));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("It came out wrong: " + wrong);
    }
  }
}
