package se.lotsen.projection.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventTypes;
import se.lotsen.projection.stream.ProjectionTopology;

class FactsOfTest {
  /** Who adds one here has said in {@code FactsOf.replacements} what it does to standing facts. */
  @Test
  void everyReplacedClientIsFollowedInTheLedger() {
    assertThat(
            EventTypes.records(Event.class).stream()
                .map(EventTypes::nameOf)
                .filter(name -> name.contains("client-replaced")))
        .containsExactlyInAnyOrder(
            "se.lotsen.contact.client-replaced.v1",
            "se.lotsen.case.client-replaced.v1",
            "se.lotsen.referral.client-replaced.v1",
            "se.lotsen.activity.client-replaced.v1");
  }

  @Test
  void whatIsCountedIsRead() {
    assertThat(ProjectionTopology.SOURCES)
        .containsExactly(
            "lotsen.contacts.events.v1",
            "lotsen.cases.events.v1",
            "lotsen.referrals.events.v1",
            "lotsen.activities.events.v1");
  }
}
