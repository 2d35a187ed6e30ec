package se.lotsen.registry.client;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.ops.InBackground;
import se.lotsen.kit.position.Barrier;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.Topics;

/**
 * Who a person was is forgotten with the last project that they were in (gallring). The registry
 * hears from the other services who was in which project; what waits is written down before it is
 * acknowledged, and done in the background. Whoever a hold keeps is tried again every day.
 */
@Component
class WhenProjectIsDisposedOf implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WhenProjectIsDisposedOf.class);
  private static final String POLICY = "WhenProjectIsDisposedOf";
  private static final Duration AGAIN_AFTER = Duration.ofDays(1);
  private static final int AT_ONCE = 500;

  private final Involvements involvements;
  private final Identities identities;
  private final Clients clients;
  private final Barrier barrier;
  private final Backlog backlog;
  private final Clock clock;
  private final InBackground work = new InBackground("identities", this::doAll);
  private boolean isIndexed;

  WhenProjectIsDisposedOf(
      Involvements involvements,
      Identities identities,
      Clients clients,
      Barrier involvementsBarrier,
      Backlog backlog,
      Clock clock) {
    this.involvements = involvements;
    this.identities = identities;
    this.clients = clients;
    this.barrier = involvementsBarrier;
    this.backlog = backlog;
    this.clock = clock;
  }

  @KafkaListener(
      id = "registry.contacts",
      groupId = WhenReferralStartsCompany.GROUP,
      topics = Topics.CONTACTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onContact(Received<ContactEvent> received) {
    involvements.add(received.event().about().client(), received.event().about().project());
  }

  @KafkaListener(
      id = "registry.cases",
      groupId = WhenReferralStartsCompany.GROUP,
      topics = Topics.CASES_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onCase(Received<CaseEvent> received) {
    involvements.add(received.event().about().client(), received.event().about().project());
  }

  @KafkaListener(
      id = "registry.activities",
      groupId = WhenReferralStartsCompany.GROUP,
      topics = Topics.ACTIVITIES_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onActivity(Received<ActivityEvent> received) {
    if (received.event() instanceof RegistrationMade made) {
      add(made.about(), made.participant());
    } else if (received.event() instanceof AttendanceRecorded recorded) {
      add(recorded.about(), recorded.participant());
    }
  }

  private void add(ActivityEvent.ActivityRef activity, Participant participant) {
    if (participant.client() != null) {
      involvements.add(participant.client(), activity.project());
    }
  }

  @KafkaListener(
      id = "registry.projects",
      groupId = WhenReferralStartsCompany.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onProject(Received<ProjectEvent> received) {
    if (received.event() instanceof ProjectDisposed disposed) {
      involvements.disposed(disposed.project(), received.id(), received.correlationId());
    }
  }

  @Scheduled(fixedDelayString = "${lotsen.erasures.look-every}")
  void look() {
    work.look();
  }

  @Override
  public void close() {
    work.close();
  }

  private void doAll() {
    if (!isIndexed) {
      involvements.createIndexes();
      isIndexed = true;
    }
    var disposals = involvements.disposals();
    if (disposals.isEmpty() && involvements.due(1).isEmpty()) {
      return;
    }
    try {
      // Who was in which project until now is known here then.
      barrier.await(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    disposals.forEach(involvements::areDue);
    for (var due = involvements.due(AT_ONCE); !due.isEmpty(); due = involvements.due(AT_ONCE)) {
      due.forEach(this::doOne);
    }
  }

  private void doOne(Involvements.Due due) {
    backlog.admitFile();
    if (identities.isInNoOtherProject(due.client()) && isKept(due)) {
      log.info("Who client {} was is kept by a hold; it is tried again", due.client());
      involvements.isDueAgain(due, clock.instant().plus(AGAIN_AFTER));
    } else {
      involvements.isDone(due);
    }
  }

  /** Whether a hold keeps it; one that is no person, or erased already, has nothing to keep. */
  private boolean isKept(Involvements.Due due) {
    boolean kept = false;
    for (var client : identities.namesOf(due.client())) {
      var context = CommandContext.ofPolicy(POLICY, due.by() + "/" + client, due.correlationId());
      kept |=
          clients.dispose(client.value(), context) instanceof Outcome.Refused refused
              && refused.why().code().equals("legal-hold");
    }
    return kept;
  }
}
