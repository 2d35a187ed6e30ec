package se.lotsen.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Texts of any number in the order of their keys: sorted piece by piece in memory, the pieces on
 * disk, merged when they are read. In memory are at most {@value #PIECE} characters of them.
 */
final class Sorted implements AutoCloseable {
  private static final int PIECE = 4_000_000;

  /** What an entry costs beside its characters. */
  private static final int PER_ENTRY = 100;

  private static final int BUFFER = 32_768;

  private final Path folder;
  private final String name;
  private final List<Entry> piece = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private int weight;

  /** A key, of which there is only one, and what stands under it. */
  record Entry(String key, String value) {}

  /** What reads the entries in their order. */
  @FunctionalInterface
  interface Reading {
    void read(Entries entries) throws IOException;
  }

  /** Entries, one after the other. */
  interface Entries {
    /** The next one; null after the last. */
    @Nullable Entry next() throws IOException;
  }

  /**
   * @param folder of the pieces, which are removed when this is closed
   * @param name that these have and no others there
   */
  Sorted(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  void add(String key, String value) throws IOException {
    piece.add(new Entry(key, value));
    weight += key.length() + value.length() + PER_ENTRY;
    if (weight > PIECE) {
      putAside();
    }
  }

  private void putAside() throws IOException {
    piece.sort(Comparator.comparing(Entry::key));
    var file = folder.resolve(name + files.size());
    files.add(file);
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      for (var entry : piece) {
        write(out, entry.key());
        write(out, entry.value());
      }
    }
    piece.clear();
    weight = 0;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads all that was added, as often as wanted; nothing can be added afterwards. */
  void inOrder(Reading reading) throws IOException {
    if (files.isEmpty()) {
      piece.sort(Comparator.comparing(Entry::key));
      var entries = piece.iterator();
      reading.read(() -> entries.hasNext() ? entries.next() : null);
      return;
    }
    if (!piece.isEmpty()) {
      putAside();
    }
    try (var merged = new Merged(files)) {
      reading.read(merged);
    }
  }

  @Override
  public void close() throws IOException {
    piece.clear();
    for (var file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** The pieces, read side by side. */
  private static final class Merged implements Entries, AutoCloseable {
    private final PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparing((Piece each) -> each.first.key()));

    Merged(List<Path> files) throws IOException {
      for (var file : files) {
        add(new Piece(file));
      }
    }

    private void add(Piece next) throws IOException {
      if (next.advance()) {
        pieces.add(next);
      } else {
        next.close();
      }
    }

    @Override
    public @Nullable Entry next() throws IOException {
      var least = pieces.poll();
      if (least == null) {
        return null;
      }
      var entry = least.first;
      add(least);
      return entry;
    }

    @Override
    public void close() throws IOException {
      for (var each : pieces) {
        each.close();
      }
    }
  }

  /** One sorted file and the entry that is next in it. */
  private static final class Piece implements AutoCloseable {
    private final DataInputStream in;
    private Entry first = new Entry("", "");

    Piece(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    boolean advance() throws IOException {
      var key = read();
      var value = key == null ? null : read();
      if (key == null || value == null) {
        return false;
      }
      first = new Entry(key, value);
      return true;
    }

    private @Nullable String read() throws IOException {
      try {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      } catch (EOFException e) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
