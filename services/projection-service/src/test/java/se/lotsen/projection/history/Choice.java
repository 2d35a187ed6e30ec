package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

/**
 * What to do and with what, not yet fitted to what is there. Few projects, clients, places and
 * days, so that clients return and days coincide.
 */
record Choice(int what, int which, int who, int where, int when, int howMuch) {
  /** One more than the greatest number of each. */
  static final List<Integer> BOUNDS = List.of(160, 100, 10, 8, 60, 100);

  static final int CLIENTS = 3;

  private static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 20);
  private static final List<String> AREAS = List.of("advice", "meeting-places");

  /** One of those that are there. */
  <T> T of(List<T> all) {
    return all.get(which % all.size());
  }

  /** Ids whose order is not the order of creation: ties must be broken by the id itself. */
  String uuid(int kind, int number) {
    return "%08d-%04d-7000-8000-%012d".formatted(howMuch % 3, kind, number);
  }

  ProjectId project() {
    return new ProjectId(who < 6 ? "4K" : "DUR");
  }

  ClientId client() {
    return client(who);
  }

  /** Another one than {@link #client}. */
  ClientId otherClient() {
    return client(who + 1 + howMuch % (CLIENTS - 1));
  }

  private static ClientId client(int number) {
    return new ClientId("00000000-0000-7000-8000-%012d".formatted(number % CLIENTS));
  }

  Place place() {
    return Place.of(Municipality.values()[where % 4], AREAS.get(where % AREAS.size()));
  }

  /** Twelve days over two years, five times each. */
  LocalDate day() {
    return FIRST_DAY.plusDays(when % 12 * 61L);
  }

  Channel channel() {
    return Channel.values()[howMuch % Channel.values().length];
  }

  BigDecimal hours() {
    return BigDecimal.valueOf(howMuch % 8 + 1).multiply(new BigDecimal("0.50"));
  }

  @Nullable Breakdown jobs() {
    return howMuch % 4 == 3
        ? null
        : new Breakdown(
            BigDecimal.valueOf(howMuch % 5).multiply(new BigDecimal("0.25")),
            BigDecimal.valueOf(howMuch % 3),
            BigDecimal.valueOf(howMuch % 2).multiply(new BigDecimal("0.5")));
  }
}
