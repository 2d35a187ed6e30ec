package se.lotsen.embedded;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;

/** A file of a store in which what is free can be written over with zeros. */
final class ErasableFile extends SingleFileStore {
  /** As much as is looked at at once: a whole number of blocks. */
  static final int SLICE = 4 * 1024 * 1024;

  private static final int BLOCK = 4 * 1024;

  private static final byte[] NOTHING = new byte[64 * 1024];

  ErasableFile(Map<String, Object> settings) {
    super(settings);
  }

  /**
   * A buffer with nothing in it. A chunk is written in whole blocks, and what stands in the buffer
   * behind its pages goes to the disk with it: words of another time. Not when it is given back,
   * because somebody may still read a page from it then.
   */
  @Override
  public WriteBuffer getWriteBuffer() {
    var buffer = super.getWriteBuffer();
    var bytes = buffer.getBuffer().duplicate().clear();
    while (bytes.hasRemaining()) {
      bytes.put(NOTHING, 0, Math.min(NOTHING.length, bytes.remaining()));
    }
    return buffer;
  }

  /** The version of the last chunk there is; what is written from now on is of later ones. */
  long lastVersion() {
    var last = lastChunk;
    return last == null ? 0 : last.version;
  }

  /** Whether a chunk up to this version still holds something that is out of date. */
  boolean holdsOldData(long upTo) {
    return getChunks().values().stream()
        .anyMatch(chunk -> chunk.version <= upTo && chunk.maxLenLive < chunk.maxLen);
  }

  /** So many bytes may have to be written again at once: a chunk is written again whole. */
  int largestChunk() {
    return (int)
        Math.min(
            Integer.MAX_VALUE,
            getChunks().values().stream()
                .mapToLong((Chunk<?> chunk) -> chunk.maxLen)
                .max()
                .orElse(0));
  }

  /** Writes zeros over what is free in one slice of the file; nobody may write meanwhile. */
  void blankFree(long from) {
    long to = Math.min(size(), from + SLICE);
    long at = from;
    while (at < to) {
      long begin = at;
      while (at < to && freeSpace.isFree(at, BLOCK)) {
        at += BLOCK;
      }
      if (at > begin) {
        writeFully((SFChunk) null, begin, ByteBuffer.allocate((int) (at - begin)));
      }
      at += BLOCK;
    }
  }
}
