package se.lotsen.imports;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Access;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.position.Patience;
import se.lotsen.kit.position.ReadBarrier;

/** The import that a row belongs to. */
public final class Batch implements Patience {
  /** So often in one import something is waited for in vain before it is taken not to be there. */
  private static final int WAITS = 3;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String job;
  private final String source;
  private final String by;
  private final boolean dryRun;
  private final boolean settled;
  private final AtomicInteger waits = new AtomicInteger(WAITS);

  /**
   * @param job its id
   * @param source the system that the references are of: the same reference of the same source is
   *     the same thing for ever
   * @param by who sent the file
   * @param dryRun whether only to say what would come of it
   * @param settled whether a {@link ReadBarrier} has been passed: what is not there is not on its
   *     way either
   */
  public Batch(String job, String source, String by, boolean dryRun, boolean settled) {
    this.job = job;
    this.source = source;
    this.by = by;
    this.dryRun = dryRun;
    this.settled = settled;
  }

  public boolean dryRun() {
    return dryRun;
  }

  /** The id of what a reference of a kind of thing stands for. */
  public String idOf(String kind, String reference) {
    return IdSource.of("import/%s/%s/%s".formatted(source, kind, reference));
  }

  /** The id of what a cell names: by its id here, or by its reference in the other system. */
  public String idNamed(String kind, String cell) {
    return UUID.matcher(cell).matches() ? cell : idOf(kind, cell);
  }

  /**
   * The context of the command that the rows of one thing come to.
   *
   * @return with the fingerprint of what they say: the same again changes nothing, something else
   *     is refused
   */
  public CommandContext context(String kind, RowGroup rows) {
    var reference = rows.reference();
    return new CommandContext(
        "%s/%s".formatted(job, reference),
        "import-" + kind,
        by,
        Access.OF_SERVICE,
        "import/%s/%s/%s".formatted(source, kind, reference),
        rows.fingerprint(),
        null,
        job,
        job);
  }

  /**
   * Finds what may still be on its way from another service. There is no waiting where all of that
   * was waited for before, nor where too much was waited for in vain.
   */
  @Override
  public <T> Optional<T> find(Supplier<Optional<T>> now, Supplier<Optional<T>> patiently) {
    var found = now.get();
    if (found.isPresent() || settled || waits.get() <= 0) {
      return found;
    }
    var later = patiently.get();
    if (later.isEmpty()) {
      waits.decrementAndGet();
    }
    return later;
  }
}
