package se.lotsen.registry.client;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Column;
import se.lotsen.imports.CommonColumns;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Row;
import se.lotsen.imports.RowGroup;
import se.lotsen.imports.RowSchema;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Text;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.event.Topics;

/** Clients from a file, one row each. */
@Component
class ClientImporter implements Importer {
  private static final RowSchema SCHEMA = new RowSchema();

  static {
    SCHEMA.reference(
        "reference",
        "referens",
        "Klientens nummer i det andra systemet",
        "The client's number in the other system");
  }

  private static final Column<ClientKind> KIND =
      SCHEMA.required(
          "kind",
          "slag",
          "Företag, blivande företagare eller ideell förening",
          "COMPANY, PROSPECTIVE_ENTREPRENEUR or ASSOCIATION",
          Parsers.code(ClientKind.class));
  private static final Column<String> NAME =
      SCHEMA.required("name", "namn", "Namn", "Name", Parsers.text(200));
  private static final Column<OrgNumber> ORG_NUMBER =
      SCHEMA.optional(
          "orgNumber",
          "organisationsnummer",
          "Tio siffror, även med bindestreck eller 16 framför",
          "Ten digits, also with a hyphen or 16 in front",
          OrgNumber::new);
  private static final Column<Municipality> MUNICIPALITY = CommonColumns.municipality(SCHEMA);
  private static final Column<LegalForm> LEGAL_FORM =
      SCHEMA.optional(
          "legalForm",
          "juridisk form",
          "Juridisk form",
          "Legal form",
          Parsers.code(LegalForm.class));
  private static final Column<SizeClass> SIZE_CLASS =
      SCHEMA.optional(
          "sizeClass",
          "storleksklass",
          "Storleksklass",
          "Size class",
          Parsers.code(SizeClass.class));
  private static final Column<SniCode> SNI =
      SCHEMA.optional(
          "sni",
          "SNI-kod",
          "SNI 2007, två till fem siffror, eller version och kod: SNI2025 16230",
          "SNI 2007, two to five digits, or version and code: SNI2025 16230",
          ClientImporter::sni);
  private static final Column<LocalDate> STARTED_ON =
      SCHEMA.optional(
          "startedOn",
          "startdatum",
          "Dagen då företaget startade",
          "The day the company started",
          Parsers::day);

  private final Clients clients;

  ClientImporter(Clients clients) {
    this.clients = clients;
  }

  private static SniCode sni(String cell) {
    var parts = cell.strip().split("\\s+");
    return parts.length == 2
        ? new SniCode(parts[0], parts[1].replace(".", ""))
        : new SniCode("SNI2007", cell.strip().replace(".", ""));
  }

  @Override
  public String kind() {
    return "clients";
  }

  @Override
  public String topic() {
    return Topics.CLIENTS_NAME;
  }

  @Override
  public Text label() {
    return new Text("Klienter", "Clients");
  }

  @Override
  public RowSchema schema() {
    return SCHEMA;
  }

  @Override
  public Entry enter(RowGroup group, Batch batch) {
    var row = group.first();
    var client = client(new ClientId(batch.idOf("clients", group.reference())), row);
    var outcome =
        batch.dryRun()
            ? clients.tryRegister(client)
            : clients.register(client, batch.context("clients", group));
    return Entry.of(outcome, row.number());
  }

  private static Client client(ClientId id, Row row) {
    return new Client(
        id,
        row.get(KIND),
        row.get(NAME).strip(),
        row.find(ORG_NUMBER),
        row.get(MUNICIPALITY),
        row.find(LEGAL_FORM),
        row.find(SIZE_CLASS),
        row.find(SNI),
        row.find(STARTED_ON),
        null,
        null,
        null);
  }
}
