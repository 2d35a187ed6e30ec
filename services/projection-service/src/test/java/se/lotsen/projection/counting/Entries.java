package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/** Ledger entries for tests, changed step by step from a session of an hour in Vindeln. */
public record Entries(LedgerEntry entry) {
  /** A session of client 1 on 4 May 2009, in the area advice. */
  public static Entries session(String id) {
    return new Entries(
        new LedgerEntry(
            id,
            new FactKind("session"),
            new ProjectId("4K"),
            clientId(1),
            Municipality.VINDELN,
            new AreaCode("advice"),
            Breakdown.unsplit(BigDecimal.ONE),
            LocalDate.of(2009, 5, 4),
            Instant.parse("2009-06-10T07:00:00Z"),
            id.substring(0, id.lastIndexOf('/')),
            null,
            new TreeMap<>(Map.of("caseType", "ADVICE"))));
  }

  public static ClientId clientId(int number) {
    return new ClientId("00000000-0000-7000-8000-%012d".formatted(number));
  }

  public Entries kind(String kind, Map<String, String> dimensions) {
    return with(
        new FactKind(kind),
        entry.client(),
        entry.municipality(),
        entry.quantity(),
        entry.on(),
        entry.reverses(),
        dimensions);
  }

  public Entries client(int number) {
    return with(clientId(number), entry.municipality(), entry.quantity(), entry.on());
  }

  public Entries in(Municipality municipality) {
    return with(entry.client(), municipality, entry.quantity(), entry.on());
  }

  public Entries on(String day) {
    return with(entry.client(), entry.municipality(), entry.quantity(), LocalDate.parse(day));
  }

  public Entries hours(String hours) {
    return quantity(Breakdown.unsplit(new BigDecimal(hours)));
  }

  public Entries quantity(Breakdown quantity) {
    return with(entry.client(), entry.municipality(), quantity, entry.on());
  }

  /** The same as if it had been entered a minute later. */
  public Entries knownLater() {
    return new Entries(
        new LedgerEntry(
            entry.id(),
            entry.kind(),
            entry.project(),
            entry.client(),
            entry.municipality(),
            entry.area(),
            entry.quantity(),
            entry.on(),
            entry.knownAt().plusSeconds(60),
            entry.causedBy(),
            entry.reverses(),
            entry.dimensions()));
  }

  /** The entry with this id that takes this one back. */
  public Entries reversedBy(String id) {
    return new Entries(
        new LedgerEntry(
            id,
            entry.kind(),
            entry.project(),
            entry.client(),
            entry.municipality(),
            entry.area(),
            entry.quantity().negated(),
            entry.on(),
            entry.knownAt().plusSeconds(60),
            id.substring(0, id.lastIndexOf('/')),
            entry.id(),
            entry.dimensions()));
  }

  private Entries with(
      ClientId client, Municipality municipality, Breakdown quantity, LocalDate on) {
    return with(
        entry.kind(), client, municipality, quantity, on, entry.reverses(), entry.dimensions());
  }

  private Entries with(
      FactKind kind,
      ClientId client,
      Municipality municipality,
      Breakdown quantity,
      LocalDate on,
      @Nullable String reverses,
      Map<String, String> dimensions) {
    return new Entries(
        new LedgerEntry(
            entry.id(),
            kind,
            entry.project(),
            client,
            municipality,
            entry.area(),
            quantity,
            on,
            entry.knownAt(),
            entry.causedBy(),
            reverses,
            new TreeMap<>(dimensions)));
  }
}
