package se.lotsen.cases.contact;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ContactConfiguration {
  @Bean
  PersonalDataSource contactHoldings(Contacts contacts) {
    return contacts.holdings();
  }

  @Bean
  JournaledStore<Contact, ContactEvent> contactStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "contact",
            "cases.contacts",
            Contact.class,
            Topics.CONTACTS,
            contact -> contact.retracted() ? "RETRACTED" : "LOGGED",
            List.of(),
            ContactListings.ALL,
            Placement.by(Scope.MUNICIPALITY, "municipality").and(Scope.PROJECT, "project"),
            Refusal.conflict(
                "contact-exists", "Kontakten finns redan", "The contact is there already")));
  }
}
