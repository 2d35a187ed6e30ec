package se.lotsen.projection.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.EventJson;

/**
 * The lines of reports that were submitted, in chunks: they are never changed, and read one after
 * the other or from a place on.
 */
@Component
class KeptLines {
  static final String COLLECTION = "projection.report_lines";

  private static final int CHUNK = 500;
  private static final String ID = "_id";
  private static final String PLACES = "places";
  private static final String LINES = "lines";

  private final MongoTemplate mongo;

  KeptLines(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Takes lines in their order. */
  final class Writer {
    private final String figures;
    private final IndicatorCode indicator;
    private final MessageDigest digest = CanonicalJson.sha256();
    private final List<String> places = new ArrayList<>(CHUNK);
    private final List<String> lines = new ArrayList<>(CHUNK);
    private long count;
    private int chunks;

    private Writer(String figures, IndicatorCode indicator) {
      this.figures = figures;
      this.indicator = indicator;
    }

    void add(Line line) {
      byte[] written = EventJson.write(Line.Written.of(line));
      digest.update(written);
      digest.update((byte) '\n');
      places.add(line.place().word());
      lines.add(new String(written, StandardCharsets.UTF_8));
      count++;
      if (lines.size() == CHUNK) {
        flush();
      }
    }

    private void flush() {
      if (lines.isEmpty()) {
        return;
      }
      var chunk =
          new Document(ID, id(figures, indicator, chunks++))
              .append(PLACES, List.copyOf(places))
              .append(LINES, List.copyOf(lines));
      mongo.execute(COLLECTION, all -> all.insertOne(chunk));
      places.clear();
      lines.clear();
    }

    /** After the last line. */
    void end() {
      flush();
    }

    long count() {
      return count;
    }

    /** Of all lines, each with a line feed after it; to be asked once, at the end. */
    Sha256 digest() {
      return CanonicalJson.of(digest.digest());
    }
  }

  Writer writer(String figures, IndicatorCode indicator) {
    return new Writer(figures, indicator);
  }

  /** All lines in their order; one chunk of them is in memory. */
  Iterator<Line> read(String figures, IndicatorCode indicator) {
    return IntStream.iterate(0, chunk -> chunk + 1)
        .mapToObj(chunk -> find(figures, indicator, chunk))
        .takeWhile(Optional::isPresent)
        .flatMap(chunk -> linesOf(chunk.get()).stream())
        .iterator();
  }

  /** Up to so many lines after the first {@code skipped}. */
  List<Line> page(String figures, IndicatorCode indicator, long skipped, int limit) {
    var page = new ArrayList<Line>();
    long next = skipped;
    while (page.size() < limit) {
      var chunk = find(figures, indicator, Math.toIntExact(next / CHUNK));
      if (chunk.isEmpty()) {
        return page;
      }
      var lines = linesOf(chunk.get());
      var rest = lines.subList(Math.min((int) (next % CHUNK), lines.size()), lines.size());
      var taken = rest.subList(0, Math.min(limit - page.size(), rest.size()));
      page.addAll(taken);
      next += taken.size();
      if (lines.size() < CHUNK) {
        return page;
      }
    }
    return page;
  }

  private Optional<Document> find(String figures, IndicatorCode indicator, int chunk) {
    return Optional.ofNullable(
        mongo.execute(
            COLLECTION, all -> all.find(new Document(ID, id(figures, indicator, chunk))).first()));
  }

  private static List<Line> linesOf(Document chunk) {
    var places = chunk.getList(PLACES, String.class);
    var lines = chunk.getList(LINES, String.class);
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                EventJson.read(lines.get(i).getBytes(StandardCharsets.UTF_8), Line.Written.class)
                    .at(Line.Place.of(places.get(i))))
        .toList();
  }

  void delete(String figures) {
    mongo.execute(
        COLLECTION,
        all ->
            all.deleteMany(
                new Document(
                    ID,
                    new Document("$gt", figures + "|").append("$lt", figures + (char) ('|' + 1)))));
  }

  private static String id(String figures, IndicatorCode indicator, int chunk) {
    return "%s|%s|%08d".formatted(figures, indicator, chunk);
  }
}
