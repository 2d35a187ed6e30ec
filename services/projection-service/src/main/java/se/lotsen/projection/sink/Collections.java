package se.lotsen.projection.sink;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The collections questions are answered from, and the indexes that those questions walk. */
public final class Collections {
  /** One document an entry: see {@link Filed}. */
  public static final String LEDGER = "projection.ledger";

  /** One document a cell. Its id begins with the project, and that is what is asked for. */
  public static final String VALUES = "projection.values";

  /**
   * Entries of a kind in their order; the same of a municipality; those of one client together;
   * those of one participant together, which only a part of the entries has.
   */
  static final List<IndexModel> LEDGER_INDEXES =
      List.of(
          new IndexModel(Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.ORDER)),
          new IndexModel(
              Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.MUNICIPALITY, Filed.ORDER)),
          new IndexModel(Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.CLIENT, Filed.ORDER)),
          new IndexModel(
              Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.PARTICIPANT, Filed.ORDER),
              new IndexOptions().partialFilterExpression(Filters.exists(Filed.PARTICIPANT))));

  private Collections() {}

  /** Makes the indexes where they are missing; twice is once. */
  public static void declare(MongoTemplate mongo) {
    mongo.execute(LEDGER, ledger -> ledger.createIndexes(LEDGER_INDEXES));
  }
}
