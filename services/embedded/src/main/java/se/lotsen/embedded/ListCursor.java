package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What an aggregation has made, batch by batch. */
final class ListCursor extends AbstractCursor {
  private List<Document> left;

  ListCursor(long id, List<Document> documents) {
    super(id);
    this.left = documents;
  }

  @Override
  public synchronized boolean isEmpty() {
    return left.isEmpty();
  }

  @Override
  public synchronized List<Document> takeDocuments(int most) {
    int count = 0;
    long bytes = 0;
    while (count < left.size() && (most == 0 || count < most)) {
      bytes += Bson.encode(left.get(count)).length;
      if (bytes > ResultCursor.MAX_BYTES && count > 0) {
        break;
      }
      count++;
    }
    List<Document> batch = left.subList(0, count);
    left = left.subList(count, left.size());
    return batch;
  }
}
