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

  /** One document a project: how its values came about, as far as that is written down. */
  public static final String COURSES = "projection.courses";

  /** What those documents name: the values' steps, block by block. */
  public static final String COURSE_BLOCKS = "projection.course_blocks";

  /**
   * Entries of a kind in their order; the same of a municipality; those of one client together;
   * those of one participant together, which only a part of the entries has; those of a kind as
   * they were filed.
   */
  static final List<IndexModel> LEDGER_INDEXES =
      List.of(
          new IndexModel(Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.ORDER)),
          new IndexModel(
              Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.MUNICIPALITY, Filed.ORDER)),
          new IndexModel(Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.CLIENT, Filed.ORDER)),
          new IndexModel(
              Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.PARTICIPANT, Filed.ORDER),
              new IndexOptions().partialFilterExpression(Filters.exists(Filed.PARTICIPANT))),
          new IndexModel(Indexes.ascending(Filed.PROJECT, Filed.KIND, Filed.POSITION)));

  /** The field of a block that says which part of a course it belongs to. */
  public static final String PART = "part";

  /** The field of a block that says from which moment on it tells. */
  public static final String BEGIN = "begin";

  private static final List<IndexModel> BLOCK_INDEXES =
      List.of(new IndexModel(Indexes.ascending(PART, BEGIN)));

  private Collections() {}

  /**
   * Forgets all that was filed and counted. The courses go first: one that outlived the ledger
   * would count again what is filed anew. They are dropped, not emptied: a ledger of millions would
   * be deleted one by one.
   */
  static void drop(MongoTemplate mongo) {
    for (var collection : List.of(COURSES, COURSE_BLOCKS, LEDGER, VALUES)) {
      mongo.dropCollection(collection);
    }
    declare(mongo);
  }

  /** Makes the indexes where they are missing; twice is once. */
  public static void declare(MongoTemplate mongo) {
    mongo.execute(LEDGER, ledger -> ledger.createIndexes(LEDGER_INDEXES));
    mongo.execute(COURSE_BLOCKS, blocks -> blocks.createIndexes(BLOCK_INDEXES));
  }
}
