package se.lotsen.kit.ops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.Audit;

/**
 * Anchors the journals once a day. The log has each digest, too: who collects logs elsewhere has a
 * witness that nobody who can write to the store can change.
 */
class DailyAnchor {
  private static final Logger log = LoggerFactory.getLogger(DailyAnchor.class);

  private final Audit audit;

  DailyAnchor(Audit audit) {
    this.audit = audit;
  }

  @Scheduled(cron = "${lotsen.audit.anchor-at}", zone = "Europe/Stockholm")
  void anchor() {
    for (var anchored : audit.anchor()) {
      log.info(
          "Anchor {} of {}: {} changed, digest {}",
          anchored.number(),
          anchored.type(),
          anchored.aggregates(),
          anchored.digest());
    }
    audit.tell();
  }
}
