package se.lotsen.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rejected rows as a file that a Swedish spreadsheet opens: as they were, with their number and
 * what is wrong in front. Corrected, it can be sent as it is; those two columns are not read.
 */
final class RejectedFile {
  private static final String MARK = "\uFEFF";
  private static final int BATCH_SIZE = 100;

  private final Rejections rejections;
  private final ImportJob job;
  private final Locale locale;

  RejectedFile(Rejections rejections, ImportJob job, Locale locale) {
    this.rejections = rejections;
    this.job = job;
    this.locale = locale;
  }

  void write(OutputStream out) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(MARK);
    try (var csv =
        CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(
          Stream.concat(
                  Stream.of(Header.ROW, Header.PROBLEM),
                  job.header().stream().filter(this::isTheirs).map(SpreadsheetText::written))
              .toList());
      int after = 0;
      List<Rejection> page;
      do {
        page = rejections.after(job.id(), after, BATCH_SIZE);
        for (var rejection : page) {
          after = rejection.row();
          csv.writeRecord(record(rejection));
        }
      } while (page.size() == BATCH_SIZE);
    }
  }

  /** A file of rejected rows that was sent again has those two columns already. */
  private boolean isTheirs(String name) {
    return !name.equals(Header.ROW) && !name.equals(Header.PROBLEM);
  }

  private List<String> record(Rejection rejection) {
    var record = new ArrayList<String>();
    record.add(Integer.toString(rejection.row()));
    record.add(
        SpreadsheetText.written(
            rejection.problems().stream()
                .map(
                    problem ->
                        problem.column().isEmpty()
                            ? problem.message().in(locale)
                            : problem.column() + ": " + problem.message().in(locale))
                .collect(Collectors.joining("; "))));
    for (int place = 0; place < rejection.cells().size(); place++) {
      if (place >= job.header().size() || isTheirs(job.header().get(place))) {
        record.add(SpreadsheetText.written(rejection.cells().get(place)));
      }
    }
    return record;
  }
}
