package se.lotsen.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.IOException;
import java.io.InputStream;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;

/** The files that were sent, kept in the store until they are worked off, whoever does that. */
final class Uploads {
  private final GridFsTemplate files;

  Uploads(GridFsTemplate files) {
    this.files = files;
  }

  String keep(InputStream bytes, String name) {
    return files.store(bytes, name).toHexString();
  }

  InputStream open(String id) throws IOException {
    var found = files.findOne(query(where("_id").is(new ObjectId(id))));
    if (found == null) {
      throw new IOException("it is no longer there; send it again");
    }
    return files.getResource(found).getInputStream();
  }

  void delete(String id) {
    files.delete(query(where("_id").is(new ObjectId(id))));
  }
}
