package se.lotsen.feeds.cache;

/** Is told of every change of a project, in order, while the project waits: it must not block. */
@FunctionalInterface
public interface ChangeListener {
  void changed(Change change);
}
