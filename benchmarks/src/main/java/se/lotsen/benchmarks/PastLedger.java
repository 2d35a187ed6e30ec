package se.lotsen.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * A project's ledger of six years, made up from a seed: most is known within weeks, some a year
 * late; a thirtieth is corrected, some is taken back, and some is filed in another order than it
 * became known in.
 */
final class PastLedger {
  static final ProjectId PROJECT = new ProjectId("4K");

  private static final Instant BEGIN = Instant.parse("2009-01-05T07:00:00Z");
  private static final long SECONDS = 6L * 365 * 24 * 3600;
  private static final int AREAS = 8;
  private static final List<Municipality> PLACES = List.of(Municipality.values());

  private final long seed;
  private final Random random;
  private final int lines;
  private final int clients;

  PastLedger(int lines, int clients, long seed) {
    this.lines = lines;
    this.seed = seed;
    this.clients = clients;
    this.random = new Random(seed);
  }

  /** A moment at which something may have been known. */
  Instant moment(int share, int of) {
    return BEGIN.plusSeconds(SECONDS / of * share);
  }

  void write(Consumer<LedgerEntry> into) {
    for (int i = 0; i < lines; ) {
      var known = BEGIN.plusMillis(SECONDS * 1000 / lines * i - random.nextInt(3_600_000));
      var entry = entry("a%dx%d/%d/0".formatted(seed, i % clients, i + 1), known);
      into.accept(entry);
      i++;
      if (random.nextInt(25) == 0 && i < lines) {
        into.accept(takenBack(entry, "%s/%d".formatted(entry.id().split("/")[0], i + 1)));
        i++;
      }
    }
  }

  private LedgerEntry entry(String id, Instant known) {
    int kind = random.nextInt(10);
    var late = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(30);
    var on = LocalDate.ofInstant(known, ZoneOffset.UTC).minusDays(late);
    var dimensions = new TreeMap<String, String>();
    if (kind == 8) {
      dimensions.put("participant", "p" + random.nextInt(clients));
    }
    return new LedgerEntry(
        id,
        new FactKind(
            kind < 6 ? "session" : kind < 8 ? "contact" : kind == 8 ? "participation" : "new-jobs"),
        PROJECT,
        new ClientId("00000000-0000-7000-8000-%012d".formatted(random.nextInt(clients))),
        PLACES.get(random.nextInt(PLACES.size())),
        new AreaCode("area-" + random.nextInt(AREAS)),
        kind < 8
            ? Breakdown.unsplit(BigDecimal.valueOf(1 + random.nextInt(12), 0))
            : new Breakdown(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO),
        on,
        known,
        id.substring(0, id.lastIndexOf('/')),
        null,
        dimensions);
  }

  private LedgerEntry takenBack(LedgerEntry entry, String event) {
    return new LedgerEntry(
        event + "/0",
        entry.kind(),
        entry.project(),
        entry.client(),
        entry.municipality(),
        entry.area(),
        entry.quantity().negated(),
        entry.on(),
        entry.knownAt().plusSeconds(random.nextInt(30 * 24 * 3600)),
        event,
        entry.id(),
        entry.dimensions());
  }
}
