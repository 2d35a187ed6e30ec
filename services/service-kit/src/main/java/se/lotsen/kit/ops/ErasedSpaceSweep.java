package se.lotsen.kit.ops;

import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.ErasedSpace;

/** Gives the space of what was erased back, a moment after it was; of very much, in between. */
class ErasedSpaceSweep implements AutoCloseable {
  private final InBackground work;

  ErasedSpaceSweep(ErasedSpace space) {
    this.work = new InBackground("erased-space", space::giveBackInTurn);
  }

  @Scheduled(fixedDelayString = "${lotsen.erased-space.give-back-every}")
  void sweep() {
    work.look();
  }

  @Override
  public void close() {
    work.close();
  }
}
