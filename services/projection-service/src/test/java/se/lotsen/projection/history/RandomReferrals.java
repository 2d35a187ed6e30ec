package se.lotsen.projection.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.projection.history.Command.Answer;
import se.lotsen.projection.history.Command.AnswerReferral;
import se.lotsen.projection.history.Command.RecordReferralsCompany;
import se.lotsen.projection.history.Command.ReplaceReferralsClient;
import se.lotsen.projection.history.Command.ReplaceReferralsCompany;
import se.lotsen.projection.history.Command.SendReferral;
import se.lotsen.projection.history.Command.StateReferralsOutcome;

/** Referrals of random histories: sent, answered, with an outcome and at times a company. */
final class RandomReferrals {
  private final List<SendReferral> sent = new ArrayList<>();
  private final Map<ReferralId, ClientId> clients = new HashMap<>();
  private final Map<ReferralId, ClientId> companies = new HashMap<>();

  /** Of ten choices. */
  Optional<Command> choose(int what, Choice choice) {
    if (what < 3 || sent.isEmpty()) {
      return Optional.of(send(choice));
    }
    var of = choice.of(sent).id();
    if (what < 5) {
      return Optional.of(
          new AnswerReferral(of, choice.day(), Answer.values()[choice.howMuch() % 3]));
    } else if (what < 8) {
      companies.remove(of);
      return Optional.of(
          new StateReferralsOutcome(
              of, choice.day(), ReferralOutcome.values()[choice.howMuch() % 4]));
    }
    companies.put(of, choice.client());
    return Optional.of(
        new RecordReferralsCompany(of, choice.client(), choice.day(), choice.howMuch() % 4 > 0));
  }

  private Command send(Choice choice) {
    var send =
        new SendReferral(
            new ReferralId(choice.uuid(5, sent.size())),
            choice.project(),
            choice.client(),
            choice.place(),
            choice.day(),
            new PartnerId(choice.howMuch() % 2 == 0 ? "ALMI" : "COOMPANION"));
    sent.add(send);
    clients.put(send.id(), send.client());
    return send;
  }

  Stream<Command> merged(ClientId from, ClientId to) {
    var commands = new ArrayList<Command>();
    for (var referral : sent) {
      if (clients.replace(referral.id(), from, to)) {
        commands.add(new ReplaceReferralsClient(referral.id(), to));
      }
      if (companies.replace(referral.id(), from, to)) {
        commands.add(new ReplaceReferralsCompany(referral.id(), to));
      }
    }
    return commands.stream();
  }
}
