package se.lotsen.kit.journal;

import java.util.List;

/** Keeps what anchors said where nobody who can write to the store can change it. */
public interface AnchorWitness {
  /** Nobody is told. */
  AnchorWitness NONE =
      new AnchorWitness() {
        @Override
        public void tell(String events, List<Audit.Anchored> anchors) {
          // There is nobody.
        }

        @Override
        public List<Told> told(String events, String type) {
          return List.of();
        }
      };

  /**
   * An anchor as it was told.
   *
   * @param genuine whether this Lotsen said so
   */
  record Told(long number, String digest, boolean genuine) {}

  /**
   * Tells of anchors; returns when they are kept.
   *
   * @param events the topic of the events of that type of aggregate
   */
  void tell(String events, List<Audit.Anchored> anchors);

  /**
   * All that it was ever told of a type, in the order in which it was.
   *
   * @param type of aggregate; what speaks of another is not genuine there
   */
  List<Told> told(String events, String type);
}
