package se.lotsen.referrals.referral;

import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Receipt;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;

/** Steps as they are asked for over HTTP, by us and by partners. */
@Component
public class ReferralTransitions {
  private final Referrals referrals;

  ReferralTransitions(Referrals referrals) {
    this.referrals = referrals;
  }

  /**
   * @param theirs which triggers are for whoever asks
   */
  public ResponseEntity<Receipt> take(
      String id,
      ReferralRequests.ReferralTransition request,
      Predicate<ReferralTrigger> theirs,
      CommandContext context) {
    var trigger = ReferralLifecycle.TABLE.requireTrigger(request.trigger(), theirs);
    return CommandResponses.changed(
        referrals.change(
            id,
            new TakeStep(
                trigger,
                request.on() == null ? referrals.today() : request.on(),
                request.reason(),
                request.outcome() == null ? null : request.outcome().toOutcome()),
            context));
  }
}
