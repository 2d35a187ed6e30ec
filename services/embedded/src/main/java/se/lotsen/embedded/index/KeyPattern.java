package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an index in their order, and the keys that a document has in it. */
public final class KeyPattern {
  /** One field, rising or falling. */
  public record Field(String name, boolean ascending) {}

  /**
   * The keys of one document, without repetition in the usual case of one.
   *
   * @param arrays bit n is set when the n-th field leads through an array
   */
  public record Keys(List<byte[]> keys, long arrays) {}

  /** A document whose arrays, side by side, have different lengths. */
  public static final class ParallelArraysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> fields;

    ParallelArraysException(List<String> fields) {
      super("arrays of different lengths: " + fields);
      this.fields = List.copyOf(fields);
    }

    public List<String> fields() {
      return fields;
    }
  }

  private static final Keys NONE = new Keys(List.of(), 0);

  private final List<Field> fields;
  private final List<FieldPath> paths;
  private final boolean sparse;
  private final boolean usable;

  public KeyPattern(List<Field> fields, boolean sparse) {
    this.fields = List.copyOf(fields);
    this.paths = fields.stream().map(field -> new FieldPath(field.name())).toList();
    this.sparse = sparse;
    this.usable = paths.stream().noneMatch(FieldPath::namesPlaces);
  }

  public List<Field> fields() {
    return fields;
  }

  public boolean isSparse() {
    return sparse;
  }

  /** Whether filters may be answered with it: not if a field names a place in an array. */
  boolean isUsable() {
    return usable;
  }

  /** Whether both documents surely have the same keys, told without making them. */
  public boolean hasSameKeys(Document one, Document other) {
    for (FieldPath path : paths) {
      if (!path.isSame(one, other)) {
        return false;
      }
    }
    return true;
  }

  /**
   * One key per element of an array; arrays in several fields are taken side by side.
   *
   * @throws ParallelArraysException when they are not equally long
   */
  public Keys keysOf(Document document) {
    if (sparse && paths.stream().noneMatch(path -> path.exists(document))) {
      return NONE;
    }
    Object[] values = new Object[paths.size()];
    long arrays = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = paths.get(i).get(document);
      if (values[i] instanceof Collection) {
        arrays |= 1L << i;
      }
    }
    return arrays == 0
        ? new Keys(List.of(key(values)), 0)
        : new Keys(keysOfArrays(document, values, arrays), arrays);
  }

  private List<byte[]> keysOfArrays(Document document, Object[] values, long arrays) {
    List<List<@Nullable Object>> elements = new ArrayList<>();
    int length = -1;
    for (int i = 0; i < values.length; i++) {
      boolean array = (arrays & 1L << i) != 0;
      elements.add(array ? paths.get(i).elements(document) : List.of());
      if (array && length >= 0 && elements.get(i).size() != length) {
        throw new ParallelArraysException(
            paths.stream().map(FieldPath::name).collect(Collectors.toList()));
      }
      length = array ? elements.get(i).size() : length;
    }
    List<byte[]> keys = new ArrayList<>(length);
    @Nullable Object[] row = values.clone();
    for (int n = 0; n < length; n++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (arrays & 1L << i) == 0 ? values[i] : elements.get(i).get(n);
      }
      keys.add(key(row));
    }
    keys.sort(Arrays::compareUnsigned);
    List<byte[]> distinct = new ArrayList<>(keys.size());
    for (byte[] key : keys) {
      if (distinct.isEmpty() || !Arrays.equals(key, distinct.get(distinct.size() - 1))) {
        distinct.add(key);
      }
    }
    return distinct;
  }

  private byte[] key(@Nullable Object[] values) {
    KeyWriter writer = new KeyWriter();
    for (int i = 0; i < values.length; i++) {
      int start = writer.size();
      writer.value(values[i]);
      if (!fields.get(i).ascending()) {
        writer.complementFrom(start);
      }
    }
    return writer.toBytes();
  }
}
