package se.lotsen.projection.history;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.ReferralOutcome;

/** What referrals must come to. */
final class ReferralOracle {
  private final Map<ReferralId, Command.SendReferral> sent = new HashMap<>();
  private final Map<ReferralId, Command.AnswerReferral> answers = new HashMap<>();
  private final Map<ReferralId, Command.StateReferralsOutcome> outcomes = new HashMap<>();
  private final Map<ReferralId, Command.RecordReferralsCompany> companies = new HashMap<>();

  void done(Command command) {
    switch (command) {
      case Command.SendReferral send -> sent.put(send.id(), send);
      case Command.AnswerReferral answer -> answers.put(answer.id(), answer);
      case Command.StateReferralsOutcome state -> {
        outcomes.put(state.id(), state);
        companies.remove(state.id());
      }
      case Command.RecordReferralsCompany record -> companies.put(record.id(), record);
      case Command.ReplaceReferralsCompany replace ->
          companies.computeIfPresent(
              replace.id(),
              (id, was) ->
                  new Command.RecordReferralsCompany(id, replace.to(), was.on(), was.isNew()));
      default -> {
        // Whose referral it is makes no difference to how many there are.
      }
    }
  }

  void count(Cells cells) {
    sent.values().forEach(of -> cells.addOne(of.project(), "referrals|1", of.place(), of.on()));
    for (var answer : answers.values()) {
      if (answer.answer() == Command.Answer.ACCEPTED) {
        var of = sent.get(answer.id());
        cells.addOne(of.project(), "referrals-accepted|1", of.place(), answer.on());
      }
    }
    for (var outcome : outcomes.values()) {
      if (outcome.outcome() == ReferralOutcome.ADVICE_GIVEN) {
        var of = sent.get(outcome.id());
        cells.addOne(of.project(), "referrals-advised|1", of.place(), outcome.on());
      }
    }
  }

  Stream<Started> started() {
    return companies.values().stream()
        .filter(Command.RecordReferralsCompany::isNew)
        .map(
            record -> {
              var of = sent.get(record.id());
              return new Started(
                  of.project(), record.company(), of.place(), record.on(), record.id().value());
            });
  }
}
