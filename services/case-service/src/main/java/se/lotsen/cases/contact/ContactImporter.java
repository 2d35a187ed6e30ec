package se.lotsen.cases.contact;

import static se.lotsen.imports.Column.optional;
import static se.lotsen.imports.Column.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Column;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Values;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.known.Known;
import se.lotsen.known.Lookups;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.Topics;

/** Contacts from a file, one row each. */
@Component
class ContactImporter implements Importer<Values> {
  private static final Column<String> REFERENCE =
      required(
          "reference",
          "referens",
          "Kontaktens nummer i det andra systemet",
          "The contact's number in the other system",
          Parsers.text(100));
  private static final Column<ProjectId> PROJECT =
      required("project", "projekt", "Projektets kod", "The project's code", ProjectId::new);
  private static final Column<String> CLIENT =
      required(
          "client",
          "klient",
          "Klientens referens i det andra systemet, eller dess id i Lotsen",
          "The client's reference in the other system, or its id in Lotsen",
          Parsers.text(100));
  private static final Column<Municipality> MUNICIPALITY =
      optional(
          "municipality",
          "kommun",
          "Kommunens namn eller SCB-kod; klientens egen om tom",
          "The municipality's name or SCB code; the client's own when empty",
          Parsers::municipality);
  private static final Column<AreaCode> AREA =
      required("area", "område", "Områdets kod", "The area's code", AreaCode::new);
  private static final Column<LocalDate> ON =
      required("on", "dag", "Dagen då det hände", "The day it happened", Parsers::day);
  private static final Column<Channel> CHANNEL =
      required(
          "channel", "kanal", "Besök, telefon …", "VISIT, PHONE …", Parsers.code(Channel.class));
  private static final Column<Integer> MINUTES =
      required("minutes", "minuter", "0 till 1440", "0 to 1440", Parsers.whole(0, 1440));
  private static final Column<AdvisorId> ADVISOR =
      required(
          "advisor", "rådgivare", "Rådgivarens konto", "The advisor's account", AdvisorId::new);
  private static final Column<String> SUBJECT =
      optional("subject", "ämne", "Vad det gällde", "What it was about", Parsers.text(500));
  private static final Column<String> NOTES =
      optional("notes", "anteckningar", "Anteckningar", "Notes", Parsers.text(20_000));
  private static final Column<String> NEXT_STEP =
      optional("nextStep", "nästa steg", "Nästa steg", "Next step", Parsers.text(2000));
  private static final Column<LocalDate> FOLLOW_UP_ON =
      optional(
          "followUpOn",
          "uppföljning",
          "Dagen för uppföljning",
          "The day of the follow-up",
          Parsers::day);

  private static final Column<String> CASE =
      optional(
          "case",
          "ärende",
          "Ärendet som kontakten hör till: dess nummer i det andra systemet eller id i Lotsen",
          "The case that the contact belongs to: its number in the other system or id in Lotsen",
          Parsers.text(100));

  private final Contacts contacts;
  private final Lookups lookups;

  ContactImporter(Contacts contacts, Lookups lookups) {
    this.contacts = contacts;
    this.lookups = lookups;
  }

  @Override
  public String kind() {
    return "contacts";
  }

  @Override
  public String topic() {
    return Topics.CONTACTS_NAME;
  }

  @Override
  public Text label() {
    return new Text("Kontakter", "Contacts");
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        REFERENCE,
        PROJECT,
        CLIENT,
        MUNICIPALITY,
        AREA,
        ON,
        CHANNEL,
        MINUTES,
        ADVISOR,
        SUBJECT,
        NOTES,
        NEXT_STEP,
        FOLLOW_UP_ON,
        CASE);
  }

  @Override
  public Column<String> reference() {
    return REFERENCE;
  }

  @Override
  public Values row(Values values) {
    return values;
  }

  @Override
  public Entry enter(String reference, List<Numbered<Values>> rows, String print, Batch batch) {
    int row = rows.getFirst().number();
    var values = rows.getFirst().row();
    var refusal = lookups.refuses(values.get(PROJECT), batch);
    if (refusal != null) {
      return new Entry.Refused(row, PROJECT.name(), refusal.message());
    }
    var id = lookups.clientIdOf(values.get(CLIENT), batch);
    var client = lookups.client(id, batch);
    if (client.isEmpty()) {
      return new Entry.Refused(row, CLIENT.name(), Known.unknown(id).message());
    }
    var place = values.find(MUNICIPALITY);
    var contact =
        new Contact(
            new ContactId(batch.idOf("contacts", reference)),
            values.get(PROJECT),
            id,
            id,
            place == null ? client.get().municipality() : place,
            values.get(AREA),
            values.get(ON),
            values.get(CHANNEL),
            values.get(MINUTES),
            values.get(ADVISOR),
            values.find(SUBJECT),
            values.find(NOTES),
            values.find(NEXT_STEP),
            values.find(FOLLOW_UP_ON),
            caseOf(values, batch),
            null,
            false);
    var outcome =
        batch.dryRun()
            ? contacts.tryLog(contact)
            : contacts.log(contact, batch.origin("contacts", reference, print));
    return switch (outcome) {
      case Outcome.Done done -> new Entry.Done(done.repeated());
      case Outcome.Refused refused ->
          new Entry.Refused(row, columnOf(refused.why().field()), refused.why().message());
    };
  }

  private static @Nullable CaseId caseOf(Values values, Batch batch) {
    var cell = values.find(CASE);
    return cell == null ? null : new CaseId(Lookups.idOf("cases", cell, batch));
  }

  /** Over HTTP the case is what a contact joins. */
  private static @Nullable String columnOf(@Nullable String field) {
    return "joins".equals(field) ? CASE.name() : field;
  }
}
