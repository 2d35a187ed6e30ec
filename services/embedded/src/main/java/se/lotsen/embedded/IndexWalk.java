package se.lotsen.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.index.IndexRanges;
import se.lotsen.embedded.index.Stretch;

/** Walks stretches of an index; groups of them side by side, merged by the order they share. */
final class IndexWalk implements Positions {
  private final StoreIndex index;
  private final boolean reverse;
  private final List<GroupWalk> groups = new ArrayList<>();
  private final PriorityQueue<GroupWalk> heads;
  private @Nullable Snapshot snapshot;

  IndexWalk(StoreIndex index, IndexRanges.Walk walk) {
    this.index = index;
    this.reverse = walk.reverse();
    Comparator<GroupWalk> rising = GroupWalk::compareTo;
    this.heads = new PriorityQueue<>(reverse ? rising.reversed() : rising);
    walk.groups().forEach(group -> groups.add(new GroupWalk(group)));
  }

  @Override
  public void resume(Snapshot from) {
    snapshot = from;
    heads.clear();
    for (GroupWalk group : groups) {
      if (group.resume()) {
        heads.add(group);
      }
    }
  }

  @Override
  public long next() {
    GroupWalk first = heads.poll();
    if (first == null) {
      return END;
    }
    long position = first.position;
    if (first.step()) {
      heads.add(first);
    }
    return position;
  }

  @Override
  public void suspend() {
    snapshot = null;
    groups.forEach(group -> group.cursor = null);
  }

  private final class GroupWalk {
    private final List<Stretch> stretches;
    private final int prefixLength;
    private int at;
    private @Nullable Cursor<byte[], Long> cursor;

    /** The next key to be taken; nothing before the first and after the last. */
    private byte @Nullable [] head;

    private long position;

    GroupWalk(IndexRanges.Group group) {
      stretches = new ArrayList<>(group.stretches());
      if (reverse) {
        Collections.reverse(stretches);
      }
      prefixLength = group.prefixLength();
    }

    boolean resume() {
      if (head != null) {
        cursor = open(head);
      }
      return step();
    }

    /** To the next key, if there is one. */
    boolean step() {
      while (at < stretches.size()) {
        Stretch stretch = stretches.get(at);
        if (cursor == null) {
          cursor = open(reverse ? stretch.to() : stretch.from());
        }
        while (cursor.hasNext()) {
          byte[] key = cursor.next();
          boolean tooHigh = Arrays.compareUnsigned(key, stretch.to()) >= 0;
          if (tooHigh && reverse) {
            continue;
          }
          if (tooHigh || Arrays.compareUnsigned(key, stretch.from()) < 0) {
            break;
          }
          head = key;
          position = index.positionIn(key, cursor.getValue());
          return true;
        }
        cursor = null;
        at++;
      }
      head = null;
      return false;
    }

    private Cursor<byte[], Long> open(byte[] from) {
      if (snapshot == null) {
        throw new IllegalStateException("the walk is suspended");
      }
      return snapshot.keysFrom(index, from, reverse);
    }

    int compareTo(GroupWalk other) {
      if (head == null || other.head == null) {
        throw new IllegalStateException("a walk at its end is not compared");
      }
      return Arrays.compareUnsigned(
          head, prefixLength, head.length, other.head, other.prefixLength, other.head.length);
    }
  }
}
