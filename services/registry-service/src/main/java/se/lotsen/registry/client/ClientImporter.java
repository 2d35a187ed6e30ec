package se.lotsen.registry.client;

import static se.lotsen.imports.Column.optional;
import static se.lotsen.imports.Column.required;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.lotsen.imports.Batch;
import se.lotsen.imports.Column;
import se.lotsen.imports.Importer;
import se.lotsen.imports.Parsers;
import se.lotsen.imports.Values;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
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
class ClientImporter implements Importer<Client> {
  private static final Column<String> REFERENCE =
      required(
          "reference",
          "referens",
          "Klientens nummer i det andra systemet",
          "The client's number in the other system",
          Parsers.text(100));
  private static final Column<ClientKind> KIND =
      required(
          "kind",
          "slag",
          "Företag, blivande företagare eller ideell förening",
          "COMPANY, PROSPECTIVE_ENTREPRENEUR or ASSOCIATION",
          Parsers.code(ClientKind.class));
  private static final Column<String> NAME =
      required("name", "namn", "Namn", "Name", Parsers.text(200));
  private static final Column<OrgNumber> ORG_NUMBER =
      optional(
          "orgNumber",
          "organisationsnummer",
          "Tio siffror, även med bindestreck eller 16 framför",
          "Ten digits, also with a hyphen or 16 in front",
          OrgNumber::new);
  private static final Column<Municipality> MUNICIPALITY =
      required(
          "municipality",
          "kommun",
          "Kommunens namn eller SCB-kod",
          "The municipality's name or SCB code",
          Parsers::municipality);
  private static final Column<LegalForm> LEGAL_FORM =
      optional(
          "legalForm",
          "juridisk form",
          "Juridisk form",
          "Legal form",
          Parsers.code(LegalForm.class));
  private static final Column<SizeClass> SIZE_CLASS =
      optional(
          "sizeClass",
          "storleksklass",
          "Storleksklass",
          "Size class",
          Parsers.code(SizeClass.class));
  private static final Column<SniCode> SNI =
      optional(
          "sni",
          "SNI-kod",
          "SNI 2007, två till fem siffror, eller version och kod: SNI2025 16230",
          "SNI 2007, two to five digits, or version and code: SNI2025 16230",
          ClientImporter::sni);
  private static final Column<LocalDate> STARTED_ON =
      optional(
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
  public List<Column<?>> columns() {
    return List.of(
        REFERENCE, KIND, NAME, ORG_NUMBER, MUNICIPALITY, LEGAL_FORM, SIZE_CLASS, SNI, STARTED_ON);
  }

  @Override
  public Column<String> reference() {
    return REFERENCE;
  }

  @Override
  public Client row(Values values) {
    var name = values.get(NAME);
    return new Client(
        new ClientId("00000000-0000-0000-0000-000000000000"),
        values.get(KIND),
        name.strip(),
        values.find(ORG_NUMBER),
        values.get(MUNICIPALITY),
        values.find(LEGAL_FORM),
        values.find(SIZE_CLASS),
        values.find(SNI),
        values.find(STARTED_ON),
        null,
        null);
  }

  @Override
  public Entry enter(String reference, List<Numbered<Client>> rows, String print, Batch batch) {
    var row = rows.getFirst();
    var client = row.row().withId(new ClientId(batch.idOf("clients", reference)));
    var outcome =
        batch.dryRun()
            ? clients.tryRegister(client)
            : clients.register(client, batch.origin("clients", reference, print));
    return switch (outcome) {
      case Outcome.Done done -> new Entry.Done(done.repeated());
      case Outcome.Refused refused -> refused(row.number(), refused.why());
    };
  }

  private static Entry refused(int row, Refusal why) {
    return new Entry.Refused(row, why.field(), why.message());
  }
}
