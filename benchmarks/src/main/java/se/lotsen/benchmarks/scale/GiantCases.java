package se.lotsen.benchmarks.scale;

import java.util.function.Function;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/** Cases with many steps, corrections and sessions, each beside cases that have just begun. */
final class GiantCases {
  private static final Goal SAME = new Goal(1.3, 1.05, "×");
  private static final int ROUNDS = 10;
  private static final int STRIDE = 20;
  private static final int UNTIL_STEADY = 1_500;

  private final Launched lotsen;
  private final Desk desk;
  private final Report report;
  private final String client;

  GiantCases(Launched lotsen, Desk desk, Report report) {
    this.lotsen = lotsen;
    this.desk = desk;
    this.report = report;
    this.client = desk.client();
  }

  void steps(int many) {
    compare("step", many, desk.openCase(client), SAME, this::step);
  }

  private Runnable step(String id) {
    var waits = new boolean[1];
    return () -> {
      waits[0] = !waits[0];
      desk.step(id, waits[0] ? "WAIT_FOR_CLIENT" : "RESUME");
    };
  }

  void corrections(int many) {
    compare("correction", many, desk.openCase(client), SAME, this::correction);
  }

  private Runnable correction(String id) {
    var session = desk.logSession(id);
    var twice = new boolean[1];
    return () -> {
      twice[0] = !twice[0];
      desk.correctSession(id, session, twice[0] ? 2 : 1);
    };
  }

  /**
   * @param id of the case that is to have that many
   * @param asked of how many times the 20th
   */
  void sessions(int many, String id, Goal asked) {
    compare("session", many, id, asked, each -> () -> desk.logSession(each));
  }

  /** The last of many beside those around the 20th of other cases, turn by turn. */
  private void compare(
      String what, int many, String id, Goal asked, Function<String, Runnable> action) {
    repeat(UNTIL_STEADY, action.apply(desk.openCase(client)));
    var inGiant = action.apply(id);
    repeat(many - ROUNDS * STRIDE, inGiant);
    var early = new Strides(lotsen, desk);
    var late = new Strides(lotsen, desk);
    for (int round = 0; round < ROUNDS; round++) {
      var fresh = action.apply(desk.openCase(client));
      repeat(STRIDE / 2, fresh);
      early.measure(STRIDE, fresh);
      late.measure(STRIDE, inGiant);
    }
    var which = "%,dth %s of one case".formatted(many, what);
    report.times(which, late.median(), "the 20th of another", early.median(), "ms", asked);
    report.times(
        which + ", written",
        late.kilobytes(),
        "the 20th of another",
        early.kilobytes(),
        "kB",
        asked);
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }
}
