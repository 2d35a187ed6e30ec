package se.lotsen.projection.ledger;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactErased;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRetracted;

/** What contacts contribute. */
final class ContactFacts {
  static final FactKind CONTACT = new FactKind("contact");

  private ContactFacts() {}

  static void of(ContactEvent event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ContactLogged logged ->
          now.accept("contact", contactFact(logged, logged.channel().name()));
      case ContactCorrected corrected ->
          now.accept("contact", contactFact(corrected, corrected.channel().name()));
      case ContactRetracted retracted -> now.accept("contact", null);
      case ContactClientReplaced replaced -> {}
      case ContactErased erased -> {}
    }
  }

  private static Fact contactFact(ContactEvent event, String channel) {
    var about = event.about();
    var dimensions = new TreeMap<String, String>();
    dimensions.put("channel", channel);
    return new Fact(
        CONTACT,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        Fact.ONE,
        event.on(),
        dimensions);
  }
}
