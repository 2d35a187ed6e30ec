package se.lotsen.imports;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.kit.web.ApiVersion;

/** What is held about people in rows that did not go in, and in what was said of them. */
final class ImportHoldings implements PersonalDataSource {
  private static final Logger log = LoggerFactory.getLogger(ImportHoldings.class);
  private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})-([0-9]{1,9})");

  private final Rejections rejections;
  private final Clock clock;

  ImportHoldings(Rejections rejections, Clock clock) {
    this.rejections = rejections;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "rejected-row";
  }

  @Override
  public List<RegisterEntry> register() {
    return RegisterEntry.of(rejections.collection(), Rejection.class);
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    rejections.each(
        (job, rejection) -> {
          var problems =
              rejection.problems().stream()
                  .map(problem -> problem.column() + ": " + problem.message().sv())
                  .toList();
          if (Stream.concat(rejection.cells().stream(), problems.stream())
              .anyMatch(subject::isIn)) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("cells", String.join("; ", rejection.cells()));
            fields.put("problems", String.join("; ", problems));
            found.accept(
                new Holding(
                    kind(),
                    job + "-" + rejection.row(),
                    ApiVersion.PATH + "/imports/jobs/" + job,
                    fields,
                    null,
                    null,
                    null,
                    null));
          }
        });
  }

  /** The row is gone; that it was rejected is still counted. */
  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    var row = ID.matcher(id);
    if (!row.matches() || !rejections.forget(row.group(1), Integer.parseInt(row.group(2)))) {
      return new Outcome.Refused(Refusal.notFound(kind(), id));
    }
    log.info("{} erased the rejected row {}: {}", context.by(), id, reason);
    return new Outcome.Done(id, 1, 0, "ERASED", clock.instant(), List.of(), false);
  }
}
