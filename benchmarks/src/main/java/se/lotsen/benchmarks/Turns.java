package se.lotsen.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Things measured turn by turn, so that what is measured later is not the better compiled: first
 * until none has changed by more than a twentieth from one turn to the next, then some turns more,
 * of which the medians count.
 */
final class Turns {
  private static final double STEADY = 0.05;
  private static final int MAX_UNTIL_STEADY = Integer.getInteger("lotsen.bench.warm", 10);
  private static final int MEASURED = Integer.getInteger("lotsen.bench.turns", 5);

  private Turns() {}

  /** Does a thing for a while; answers its rate per second. */
  interface Round {
    double perSecond() throws ExecutionException, InterruptedException;
  }

  /** The median rates, in the order of the rounds. */
  static double[] medians(Round... rounds) throws ExecutionException, InterruptedException {
    var before = turn(rounds);
    var now = turn(rounds);
    for (int turn = 2; turn < MAX_UNTIL_STEADY && !areNear(before, now); turn++) {
      before = now;
      now = turn(rounds);
    }
    List<double[]> measured = new ArrayList<>();
    for (int turn = 0; turn < MEASURED; turn++) {
      measured.add(turn(rounds));
    }
    var medians = new double[rounds.length];
    for (int i = 0; i < rounds.length; i++) {
      int which = i;
      medians[i] = median(measured.stream().mapToDouble(turn -> turn[which]).toArray());
    }
    return medians;
  }

  private static double[] turn(Round... rounds) throws ExecutionException, InterruptedException {
    var rates = new double[rounds.length];
    for (int i = 0; i < rounds.length; i++) {
      rates[i] = rounds[i].perSecond();
    }
    return rates;
  }

  private static boolean areNear(double[] before, double[] now) {
    for (int i = 0; i < now.length; i++) {
      if (Math.abs(now[i] - before[i]) > STEADY * before[i]) {
        return false;
      }
    }
    return true;
  }

  private static double median(double... values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
