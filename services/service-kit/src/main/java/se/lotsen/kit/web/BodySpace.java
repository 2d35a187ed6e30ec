package se.lotsen.kit.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for the bodies of all requests that are being read or worked on. A small body always
 * has room, so that large ones, or ones that never end, keep no ordinary command out; what is
 * larger shares a bounded space. How many small ones there are is bounded by the connections.
 */
final class BodySpace {
  /** Bytes that need no asking for. */
  static final int SMALL = 16 * 1024;

  private final AtomicLong free;

  /**
   * @param bytes for all that is beyond the small
   */
  BodySpace(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  Room forOne() {
    return new Room();
  }

  /** What one request takes of it, until it ends. */
  final class Room implements AutoCloseable {
    private long taken;
    private long held = SMALL;

    private Room() {}

    /**
     * Makes room for so many bytes beside those that are there.
     *
     * @throws RefusedRequest where there is none
     */
    void grow(int bytes) {
      taken += bytes;
      long more = taken - held;
      if (more <= 0) {
        return;
      }
      if (free.addAndGet(-more) < 0) {
        free.addAndGet(more);
        throw RefusedRequest.noRoom();
      }
      held += more;
    }

    @Override
    public void close() {
      free.addAndGet(held - SMALL);
      held = SMALL;
    }
  }
}
