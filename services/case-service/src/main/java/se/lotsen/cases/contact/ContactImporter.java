package se.lotsen.cases.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Column;
import se.lotsen.imports.CommonColumns;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Row;
import se.lotsen.imports.RowGroup;
import se.lotsen.imports.RowSchema;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.Topics;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.RowReferences;

/** Contacts from a file, one row each. */
@Component
class ContactImporter implements Importer {
  private static final RowSchema SCHEMA = new RowSchema();

  static {
    SCHEMA.reference(
        "reference",
        "referens",
        "Kontaktens nummer i det andra systemet",
        "The contact's number in the other system");
  }

  private static final Column<ProjectId> PROJECT = CommonColumns.project(SCHEMA);
  private static final Column<String> CLIENT = CommonColumns.client(SCHEMA);
  private static final Column<Municipality> MUNICIPALITY =
      CommonColumns.municipalityIfOther(SCHEMA);
  private static final Column<AreaCode> AREA = CommonColumns.area(SCHEMA);
  private static final Column<LocalDate> ON =
      SCHEMA.required("on", "dag", "Dagen då det hände", "The day it happened", Parsers::day);
  private static final Column<Channel> CHANNEL =
      SCHEMA.required(
          "channel", "kanal", "Besök, telefon …", "VISIT, PHONE …", Parsers.code(Channel.class));
  private static final Column<Integer> MINUTES =
      SCHEMA.required("minutes", "minuter", "0 till 1440", "0 to 1440", Parsers.whole(0, 1440));
  private static final Column<AdvisorId> ADVISOR = CommonColumns.advisor(SCHEMA);
  private static final Column<String> SUBJECT =
      SCHEMA.optional("subject", "ämne", "Vad det gällde", "What it was about", Parsers.text(500));
  private static final Column<String> NOTES =
      SCHEMA.optional("notes", "anteckningar", "Anteckningar", "Notes", Parsers.text(20_000));
  private static final Column<String> NEXT_STEP =
      SCHEMA.optional("nextStep", "nästa steg", "Nästa steg", "Next step", Parsers.text(2000));
  private static final Column<LocalDate> FOLLOW_UP_ON =
      SCHEMA.optional(
          "followUpOn",
          "uppföljning",
          "Dagen för uppföljning",
          "The day of the follow-up",
          Parsers::day);

  private static final Column<String> CASE =
      SCHEMA.optional(
          "case",
          "ärende",
          "Ärendet som kontakten hör till: dess nummer i det andra systemet eller id i Lotsen",
          "The case that the contact belongs to: its number in the other system or id in Lotsen",
          Parsers.text(100));

  private final Contacts contacts;
  private final RowReferences lookups;

  ContactImporter(Contacts contacts, RowReferences lookups) {
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
  public RowSchema schema() {
    return SCHEMA;
  }

  @Override
  public Entry enter(RowGroup group, Batch batch) {
    var row = group.first();
    var refusal = lookups.refuses(row.get(PROJECT), batch);
    if (refusal != null) {
      throw row.wrong(PROJECT, refusal.message());
    }
    var contact = contact(group.reference(), row, batch);
    var outcome =
        batch.dryRun()
            ? contacts.tryLog(contact)
            : contacts.log(contact, batch.context("contacts", group));
    return switch (outcome) {
      case Outcome.Done done -> new Entry.Done(done.repeated());
      case Outcome.Refused refused ->
          new Entry.Refused(row.number(), columnOf(refused.why().field()), refused.why().message());
    };
  }

  private Contact contact(String reference, Row row, Batch batch) {
    var id = new ClientId(batch.idNamed("clients", row.get(CLIENT)));
    var client =
        lookups
            .client(id, batch)
            .orElseThrow(() -> row.wrong(CLIENT, ReferenceData.unknown(id).message()));
    var place = row.find(MUNICIPALITY);
    var caseCell = row.find(CASE);
    return new Contact(
        new ContactId(batch.idOf("contacts", reference)),
        row.get(PROJECT),
        id,
        id,
        place == null ? client.municipality() : place,
        row.get(AREA),
        row.get(ON),
        row.get(CHANNEL),
        row.get(MINUTES),
        row.get(ADVISOR),
        row.find(SUBJECT),
        row.find(NOTES),
        row.find(NEXT_STEP),
        row.find(FOLLOW_UP_ON),
        caseCell == null ? null : new CaseId(batch.idNamed("cases", caseCell)),
        null,
        false,
        null);
  }

  /** Over HTTP the case is what a contact joins. */
  private static @Nullable String columnOf(@Nullable String field) {
    return "joins".equals(field) ? CASE.name() : field;
  }
}
