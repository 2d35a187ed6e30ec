package se.lotsen.referrals.deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.referral.Referral;
import se.lotsen.referrals.referral.ReferralCommand.Change;
import se.lotsen.referrals.referral.ReferralCommand.Remind;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;
import se.lotsen.referrals.referral.Referrals;

/**
 * Reminds partners whose answer is due soon, and ends the wait for answers that did not come. Any
 * number of instances may do so at once: what is done already is not done again. One referral that
 * cannot be helped holds none of the others up.
 */
@Component
public class DeadlineSweep {
  private static final String THREAD = "deadlines";
  private static final Logger log = LoggerFactory.getLogger(DeadlineSweep.class);

  private final Referrals referrals;
  private final ReferralProperties settings;
  private final SweepTroubles troubles = new SweepTroubles(log);

  DeadlineSweep(Referrals referrals, ReferralProperties settings) {
    this.referrals = referrals;
    this.settings = settings;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ReferralProperties.class)
  static class Settings {
    /** A thread of its own: whatever else is done from time to time does not wait for a sweep. */
    @Bean(name = THREAD, defaultCandidate = false)
    ThreadPoolTaskScheduler deadlines() {
      var scheduler = new ThreadPoolTaskScheduler();
      scheduler.setPoolSize(1);
      scheduler.setThreadNamePrefix(THREAD + "-");
      return scheduler;
    }
  }

  @Scheduled(fixedDelayString = "${lotsen.referrals.sweep-every:10m}", scheduler = THREAD)
  public void sweep() {
    var soon = WorkingDays.after(referrals.today(), settings.remindBefore());
    troubles.begin();
    try {
      referrals.eachAwaitingAnswerBy(soon, this::tryEach);
    } catch (RuntimeException e) {
      troubles.of("the referrals that wait for an answer", e);
    }
    troubles.tell();
  }

  private void tryEach(Versioned<Referral> found) {
    try {
      due(found);
    } catch (RuntimeException e) {
      troubles.of(found.id(), e);
    }
  }

  private void due(Versioned<Referral> found) {
    var today = referrals.today();
    var asked = found.state().asked();
    if (asked != null && asked.answerBy().isBefore(today)) {
      act(found, "ExpireReferral", new TakeStep(ReferralTrigger.EXPIRE, today, null, null));
    } else {
      act(found, "RemindPartner", new Remind());
    }
  }

  private void act(Versioned<Referral> found, String policy, Change command) {
    var outcome =
        referrals.change(
            found.id(),
            command,
            CommandContext.ofPolicy(policy, found.id() + "/" + found.version(), found.id()));
    if (outcome instanceof Outcome.Refused refused) {
      troubles.refused(found.id(), refused.why());
    }
  }
}
