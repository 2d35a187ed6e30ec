package se.lotsen.benchmarks.scale;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import se.lotsen.client.Lotsen;
import se.lotsen.client.model.CaseOpening;
import se.lotsen.client.model.CaseTransition;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.ClientMerge;
import se.lotsen.client.model.ContactDetails;
import se.lotsen.client.model.SessionDetails;
import se.lotsen.testkit.TestIssuer;

/**
 * Enters things of one project by hand, keeps count of them, and looks whether the values follow.
 */
final class Desk {
  static final String PROJECT = "4K";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final LocalDate BEGIN = LocalDate.parse("2009-01-07");
  private static final String USER = "anna";

  private final Wire wire;
  private final Lotsen lotsen;
  private final Set<String> advised = new HashSet<>();
  private int made;
  private int contacts;

  Desk(Wire wire) {
    this.wire = wire;
    this.lotsen = Lotsen.at(wire.address(), TestIssuer.here()::token);
  }

  Wire wire() {
    return wire;
  }

  /** Somebody who has no organisation number, and so can be merged with anybody. */
  String client() {
    var client =
        new ClientDetails()
            .kind(ClientDetails.KindEnum.PROSPECTIVE_ENTREPRENEUR)
            .name("Jätte " + ++made)
            .municipality(ClientDetails.MunicipalityEnum._2460);
    return lotsen.clients().registerClient(client, null, null, null, null).getId();
  }

  /** An advice case that has come to where sessions are logged; it has one. */
  String openCase(String client) {
    var opening =
        new CaseOpening()
            .type(CaseOpening.TypeEnum.ADVICE)
            .project(PROJECT)
            .client(client)
            .area("advice")
            .on(BEGIN)
            .advisor(USER);
    var id = lotsen.cases().openCase(opening, null, null, null, null).getId();
    step(id, "ANALYSE_NEEDS");
    step(id, "START_ADVISING");
    logSession(id);
    advised.add(client);
    return id;
  }

  void step(String id, String trigger) {
    lotsen
        .cases()
        .takeStep(id, new CaseTransition().trigger(trigger).on(BEGIN), null, null, null, null);
  }

  /** The id of the session. */
  String logSession(String id) {
    var session =
        new SessionDetails().on(LocalDate.parse("2009-02-03")).hours(new BigDecimal("1.5"));
    return lotsen.cases().logSession(id, session, null, null, null, null).getCreatedId();
  }

  void correctSession(String id, String session, int hours) {
    var corrected =
        new SessionDetails().on(LocalDate.parse("2009-02-04")).hours(BigDecimal.valueOf(hours));
    lotsen.cases().correctSession(id, session, corrected, null, null, null, null);
  }

  void merge(String client, String into) {
    lotsen.clients().mergeClient(client, new ClientMerge().into(into), null, null, null, null);
    if (advised.remove(client)) {
      advised.add(into);
    }
  }

  /** Clients that an imported case is about. */
  void advised(String client) {
    advised.add(client);
  }

  /** How many clients have been advised in the project, as they were entered. */
  int clientsAdvised() {
    return advised.size();
  }

  /**
   * Logs a contact and waits until the project's number of contacts has it: nothing of the project
   * stands still.
   *
   * @return seconds until then
   */
  double passThrough(String client) {
    var contact =
        new ContactDetails()
            .project(PROJECT)
            .client(client)
            .area("advice")
            .on(LocalDate.parse("2009-03-02"))
            .channel(ContactDetails.ChannelEnum.VISIT)
            .minutes(5)
            .advisor(USER);
    lotsen.contacts().logContact(contact, null, null, null, null);
    contacts++;
    return waitFor(Map.of("contacts", (double) contacts));
  }

  /**
   * Waits until the project's values are these.
   *
   * @throws IllegalStateException when they are not in five minutes
   * @return seconds until then
   */
  double waitFor(Map<String, Double> expected) {
    long begin = System.nanoTime();
    while (true) {
      var wrong = new StringBuilder();
      expected.forEach(
          (indicator, value) -> {
            double now = value(indicator);
            if (now != value) {
              wrong.append("%s is %s, not %s; ".formatted(indicator, now, value));
            }
          });
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (wrong.isEmpty()) {
        return seconds;
      }
      if (seconds > PATIENCE.toSeconds()) {
        throw new IllegalStateException(wrong.toString());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The present value of an indicator of the project. */
  double value(String indicator) {
    return lotsen
        .indicators()
        .values(PROJECT, indicator, null, null, null, null, null, null, null, null)
        .getIndicators()
        .getFirst()
        .getQuantity()
        .doubleValue();
  }

  /** The indicator that counts every client, by the name that this version has for it. */
  String advisedIndicator() {
    return wire.get("/v1/indicators/rules").good().toString().contains("\"clients-advised\"")
        ? "clients-advised"
        : "companies-advised";
  }

  /**
   * Waits until nothing is under way.
   *
   * @throws IllegalStateException when something still is in five minutes
   */
  void settle() {
    long begin = System.nanoTime();
    while (!CaughtUp.says(wire)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("It does not catch up");
      }
      LockSupport.parkNanos(50_000_000);
    }
    LockSupport.parkNanos(300_000_000);
  }
}
