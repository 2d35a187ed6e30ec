package se.lotsen.standalone;

import java.math.BigDecimal;
import java.util.List;
import se.lotsen.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What is done at an advisor's desk; what is refused here is a failed test. */
final class Desk {
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

  private static final String OPEN_CASE =
      """
      {"type": "%s", "project": "%s", "client": "%s", "area": "advice", "on": "%s",
       "advisor": "anna"}""";

  private final Api api;

  Desk(Api api) {
    this.api = api;
  }

  /** A project of its own, so that what others count does not disturb. */
  String project(String code) {
    var plan = PROJECT.formatted(code);
    api.post("/projects", plan, "Idempotency-Key", "plan-" + code).ok();
    api.post(
            "/projects/" + code + "/transitions",
            "{\"trigger\": \"ACTIVATE\"}",
            "Idempotency-Key",
            "activate")
        .ok();
    return code;
  }

  String client(String name) {
    return api.post("/clients", clientNamed(name)).ok().text("id");
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
    return api.post("/contacts", contactOpeningCase(project, client)).ok().text("createdId");
  }

  String openCase(String type, String project, String client) {
    return openCase(type, project, client, "2009-03-02");
  }

  String openCase(String type, String project, String client, String on) {
    return api.post("/cases", OPEN_CASE.formatted(type, project, client, on)).ok().text("id");
  }

  String company(String name, String orgNumber) {
    return api.post(
            "/clients",
            """
            {"kind": "COMPANY", "name": "%s", "orgNumber": "%s", "municipality": "2460"}"""
                .formatted(name, orgNumber))
        .ok()
        .text("id");
  }

  Answer step(String caseId, String trigger, String on) {
    return tryStep(caseId, trigger, on).ok();
  }

  Answer step(String caseId, String trigger, String on, String reason) {
    return api.post("/cases/" + caseId + "/transitions", stepOf(trigger, on, reason)).ok();
  }

  Answer tryStep(String caseId, String trigger, String on, String... headers) {
    return api.post(
        "/cases/" + caseId + "/transitions",
        "{\"trigger\": \"%s\", \"on\": \"%s\"}".formatted(trigger, on),
        headers);
  }

  static String stepOf(String trigger, String on, String reason) {
    return "{\"trigger\": \"%s\", \"on\": \"%s\", \"reason\": \"%s\"}"
        .formatted(trigger, on, reason);
  }

  String session(String caseId, String on, String hours) {
    return api.post(
            "/cases/" + caseId + "/sessions",
            "{\"on\": \"%s\", \"hours\": %s}".formatted(on, hours))
        .ok()
        .text("createdId");
  }

  String jobs(String caseId, String on, String women, String men) {
    return api.post("/cases/" + caseId + "/outcomes", jobsOf(on, women, men))
        .ok()
        .text("createdId");
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
    return api.get("/cases/" + caseId).ok().text("state");
  }

  /** What an indicator has come to. */
  BigDecimal value(String project, String indicator) {
    return api.get("/indicators/projects/" + project + "/values?indicator=" + indicator)
        .ok()
        .json()
        .at("/indicators/0/quantity")
        .decimalValue();
  }

  /** The months in which an indicator has come to something. */
  List<String> monthsOf(String project, String indicator) {
    return api.get("/indicators/projects/" + project + "/cells")
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
    return api.get("/indicators/projects/" + project + "/values/" + indicator + "/entries")
        .ok()
        .json()
        .get("entries")
        .valueStream()
        .toList();
  }

  JsonNode reconciliation(String project) {
    return api.get("/indicators/projects/" + project + "/reconciliation").ok().json();
  }
}
