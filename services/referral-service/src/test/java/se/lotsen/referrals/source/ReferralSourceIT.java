package se.lotsen.referrals.source;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsAlone;
import se.lotsen.referrals.ReferralsConfiguration;
import se.lotsen.testkit.ListenerContract;

/** The kit's contract, held by the listeners that keep the copies of contacts and cases. */
@ReferralsAlone
class ReferralSourceIT extends ListenerContract {
  private static final LocalDate DAY = LocalDate.of(2009, 3, 2);

  @Autowired private ReplicaStore<ReferralSource> known;

  @Override
  protected String group() {
    return ReferralsConfiguration.GROUP;
  }

  @Override
  protected String copies() {
    return "referrals.sources";
  }

  @Override
  protected Topic<?> topic() {
    return Topics.CASES;
  }

  @Override
  protected String newId() {
    return IdSource.TIME_ORDERED.next();
  }

  @Override
  protected Event event(String aggregate, long sequence) {
    var about =
        new CaseRef(
            new CaseId(aggregate),
            CaseType.ADVICE,
            project(aggregate),
            client(sequence),
            Municipality.VINDELN,
            new AreaCode("advice"));
    return sequence == 1
        ? new CaseOpened(about, DAY, new StateCode("REGISTERED"), new AdvisorId("anna"), null, null)
        : new CaseClientReplaced(
            about, DAY, CaseParty.CLIENT, client(sequence - 1), client(sequence));
  }

  @Override
  protected @Nullable Object copyOf(String aggregate) {
    return known.find(aggregate).orElse(null);
  }

  @Override
  protected Object expectedAfter(String aggregate, long sequence) {
    return new ReferralSource(
        ReferralSource.Kind.CASE,
        project(aggregate),
        client(sequence),
        Municipality.VINDELN,
        new AreaCode("advice"),
        true);
  }

  private static ProjectId project(String aggregate) {
    return new ProjectId(aggregate.replace("-", "").toUpperCase(Locale.ROOT));
  }

  private static ClientId client(long number) {
    return new ClientId("01970000-0000-7000-8000-%012d".formatted(number));
  }
}
