package se.lotsen.standalone;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import se.lotsen.client.Lotsen;
import se.lotsen.client.api.CasesApi;
import se.lotsen.client.api.ClientsApi;
import se.lotsen.client.api.ContactsApi;
import se.lotsen.client.api.IndicatorsApi;
import se.lotsen.client.model.CaseOpening;
import se.lotsen.client.model.CaseTransition;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.ClientDetails.KindEnum;
import se.lotsen.client.model.ContactDetails;
import se.lotsen.client.model.Jobs;
import se.lotsen.client.model.OutcomeDetails;
import se.lotsen.client.model.SessionDetails;
import se.lotsen.standalone.Api.Answer;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** What is done at an advisor's desk; what is refused here is a failed test. */
final class Desk {
  private static final String USER = "anna";

  private static final String PROJECT =
      """
      {"code": "%s", "name": {"sv": "Prov", "en": "Trial"},
       "period": {"from": "2008-01-01", "to": "2010-12-31"},
       "owner": {"sv": "Kommunerna", "en": "The municipalities"},
       "municipalities": ["2401", "2460"],
       "funders": [{"code": "municipalities", "name": {"sv": "Kommunerna", "en": "All of them"}}],
       "areas": [{"code": "advice", "name": {"sv": "Rådgivning", "en": "Advice"}}],
       "indicators": [{"indicator": "companies-advised", "total": 50},
                      {"indicator": "new-jobs"}, {"indicator": "contacts"}]}""";

  private final Api api;
  private final ClientsApi clients;
  private final ContactsApi contacts;
  private final CasesApi cases;
  private final IndicatorsApi indicators;

  Desk(Api api) {
    this.api = api;
    var lotsen = Lotsen.at(api.address(), TestIssuer.here()::token);
    this.clients = lotsen.clients();
    this.contacts = lotsen.contacts();
    this.cases = lotsen.cases();
    this.indicators = lotsen.indicators();
  }

  /** A project of its own, so that what others count does not disturb. */
  String project(String code) {
    var plan = PROJECT.formatted(code);
    api.post("/v1/projects", plan, "Idempotency-Key", "plan-" + code).ok();
    api.post(
            "/v1/projects/" + code + "/transitions",
            "{\"trigger\": \"ACTIVATE\"}",
            "Idempotency-Key",
            "activate")
        .ok();
    return code;
  }

  String client(String name) {
    return register(new ClientDetails().kind(KindEnum.PROSPECTIVE_ENTREPRENEUR).name(name));
  }

  private String register(ClientDetails client) {
    return clients
        .registerClient(
            client.municipality(ClientDetails.MunicipalityEnum._2460), null, null, null, null)
        .getId();
  }

  static String clientNamed(String name) {
    return """
    {"kind": "PROSPECTIVE_ENTREPRENEUR", "name": "%s", "municipality": "2460"}"""
        .formatted(name);
  }

  static String contactOpeningCase(String project, String client) {
    return """
    {"project": "%s", "client": "%s", "area": "advice", "on": "2009-03-02", "channel": "VISIT",
     "minutes": 60, "advisor": "anna", "notes": "Wants to grow", "opens": "ADVICE"}"""
        .formatted(project, client);
  }

  /** Logs a contact that opens an advice case and answers with the case's id. */
  String openCase(String project, String client) {
    var contact =
        new ContactDetails()
            .project(project)
            .client(client)
            .area("advice")
            .on(LocalDate.parse("2009-03-02"))
            .channel(ContactDetails.ChannelEnum.VISIT)
            .minutes(60)
            .advisor(USER)
            .notes("Wants to grow")
            .opens(ContactDetails.OpensEnum.ADVICE);
    return contacts.logContact(contact, null, null, null, null).getCreatedId();
  }

  String openCase(String type, String project, String client) {
    return openCase(type, project, client, "2009-03-02");
  }

  String openCase(String type, String project, String client, String on) {
    var opening =
        new CaseOpening()
            .type(CaseOpening.TypeEnum.fromValue(type))
            .project(project)
            .client(client)
            .area("advice")
            .on(LocalDate.parse(on))
            .advisor(USER);
    return cases.openCase(opening, null, null, null, null).getId();
  }

  String company(String name, String orgNumber) {
    return register(new ClientDetails().kind(KindEnum.COMPANY).name(name).orgNumber(orgNumber));
  }

  void step(String caseId, String trigger, String on) {
    step(caseId, trigger, on, null);
  }

  void step(String caseId, String trigger, String on, @Nullable String reason) {
    var step = new CaseTransition().trigger(trigger).on(LocalDate.parse(on)).reason(reason);
    cases.takeStep(caseId, step, null, null, null, null);
  }

  Answer tryStep(String caseId, String trigger, String on, String... headers) {
    return api.post(
        "/v1/cases/" + caseId + "/transitions",
        "{\"trigger\": \"%s\", \"on\": \"%s\"}".formatted(trigger, on),
        headers);
  }

  static String stepOf(String trigger, String on, String reason) {
    return "{\"trigger\": \"%s\", \"on\": \"%s\", \"reason\": \"%s\"}"
        .formatted(trigger, on, reason);
  }

  String session(String caseId, String on, String hours) {
    var session = new SessionDetails().on(LocalDate.parse(on)).hours(new BigDecimal(hours));
    return cases.logSession(caseId, session, null, null, null, null).getCreatedId();
  }

  String jobs(String caseId, String on, String women, String men) {
    var outcome =
        new OutcomeDetails()
            .kind(OutcomeDetails.KindEnum.NEW_JOBS)
            .on(LocalDate.parse(on))
            .jobs(new Jobs().women(new BigDecimal(women)).men(new BigDecimal(men)));
    return cases.recordOutcome(caseId, outcome, null, null, null, null).getCreatedId();
  }

  static String jobsOf(String on, String women, String men) {
    return """
    {"kind": "NEW_JOBS", "on": "%s", "jobs": {"women": %s, "men": %s}}"""
        .formatted(on, women, men);
  }

  /** A new case brought so far that it is advised on. */
  String caseInAdvising(String project) {
    var caseId = openCase(project, client("Kund i " + project));
    step(caseId, "ANALYSE_NEEDS", "2009-03-03");
    step(caseId, "START_ADVISING", "2009-03-04");
    return caseId;
  }

  String state(String caseId) {
    return cases.getCase(caseId).getState();
  }

  /** What an indicator has come to. */
  BigDecimal value(String project, String indicator) {
    return indicators
        .values(project, indicator, null, null, null, null, null, null, null, null)
        .getIndicators()
        .getFirst()
        .getQuantity();
  }

  /** The months in which an indicator has come to something. */
  List<String> monthsOf(String project, String indicator) {
    return api.get("/v1/indicators/projects/" + project + "/cells")
        .ok()
        .body()
        .lines()
        .map(Api.JSON::readTree)
        .filter(cell -> cell.get("indicator").asString().equals(indicator))
        .map(cell -> cell.get("month").asString())
        .sorted()
        .toList();
  }

  List<JsonNode> entries(String project, String indicator) {
    return api.get("/v1/indicators/projects/" + project + "/values/" + indicator + "/entries")
        .ok()
        .json()
        .get("entries")
        .valueStream()
        .toList();
  }

  /**
   * How ledger and values of a project compare once both are filed: what the stream told of them is
   * filed by two listeners, and one may be a moment ahead of the other.
   */
  JsonNode reconciliation(String project) {
    var path = "/v1/indicators/projects/" + project + "/reconciliation";
    try {
      return await()
          .until(() -> api.get(path).ok().json(), answer -> answer.get("agrees").asBoolean());
    } catch (ConditionTimeoutException e) {
      return api.get(path).ok().json();
    }
  }
}
