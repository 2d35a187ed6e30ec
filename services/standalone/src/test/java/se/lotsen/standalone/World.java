package se.lotsen.standalone;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One of everything, all in one municipality, project and organisation: what one caller reaches and
 * another does not.
 *
 * @param names the parts of addresses, as a template has them behind its first part: {@code
 *     cases.id}
 */
record World(
    String project,
    String municipality,
    String funder,
    String partner,
    String client,
    Map<String, String> names) {

  private static final String PROJECT =
      """
      {"code": "%s", "name": {"sv": "Prov", "en": "Trial"},
       "period": {"from": "2008-01-01", "to": "2010-12-31"},
       "owner": {"sv": "Kommunerna", "en": "The municipalities"},
       "municipalities": ["%s"],
       "funders": [{"code": "%s", "name": {"sv": "En", "en": "One"}}],
       "areas": [{"code": "advice", "name": {"sv": "Rådgivning", "en": "Advice"}}],
       "indicators": [{"indicator": "companies-advised"}, {"indicator": "contacts"}]}""";

  static World make(Api api, String code, String municipality) {
    var funder = "funder-" + code.toLowerCase(Locale.ROOT);
    var partner = "P" + code.replace("-", "");
    api.post("/v1/projects", PROJECT.formatted(code, municipality, funder)).ok();
    api.post("/v1/projects/" + code + "/transitions", "{\"trigger\": \"ACTIVATE\"}").ok();
    api.post(
            "/v1/partners",
            """
            {"id": "%s", "name": "Partner", "description": "En partner"}"""
                .formatted(partner))
        .ok();
    var client = client(api, municipality);
    var names = new HashMap<String, String>();
    names.put("projects.code", code);
    names.put("indicators.project", code);
    names.put("feeds.project", code);
    names.put("partners.id", partner);
    names.put("partners.partner", partner);
    names.put("clients.id", client);
    var world = new World(code, municipality, funder, partner, client, names);
    world.work(api);
    return world;
  }

  private static String client(Api api, String municipality) {
    return api.post(
            "/v1/clients",
            """
            {"kind": "PROSPECTIVE_ENTREPRENEUR", "name": "Kund", "municipality": "%s"}"""
                .formatted(municipality))
        .ok()
        .text("id");
  }

  private void work(Api api) {
    names.put("contacts.id", api.post("/v1/contacts", contact()).ok().text("id"));
    var id = api.post("/v1/cases", opening()).ok().text("id");
    names.put("cases.id", id);
    for (var trigger : new String[] {"ANALYSE_NEEDS", "START_ADVISING"}) {
      api.post("/v1/cases/" + id + "/transitions", step(trigger, "2009-03-03")).ok();
    }
    names.put(
        "cases.session", api.post("/v1/cases/" + id + "/sessions", SESSION).ok().text("createdId"));
    names.put(
        "cases.outcome", api.post("/v1/cases/" + id + "/outcomes", OUTCOME).ok().text("createdId"));
    var referral = api.post("/v1/referrals", draft()).ok().text("id");
    api.send("PUT", "/v1/referrals/" + referral + "/consent", CONSENT).ok();
    api.post("/v1/referrals/" + referral + "/transitions", step("SEND", "2009-04-02")).ok();
    names.put("referrals.id", referral);
    var activity = api.post("/v1/activities", activity()).ok().text("id");
    names.put("activities.id", activity);
    names.put("activities.group", "PUBLIC");
    api.post("/v1/activities/" + activity + "/transitions", step("OPEN_REGISTRATION", "2009-05-01"))
        .ok();
    names.put(
        "activities.registration",
        api.post("/v1/activities/" + activity + "/registrations", registration())
            .ok()
            .text("createdId"));
    awaitValues(api);
    report(api);
  }

  /** Submits the report on a decision, as soon as it is planned. */
  private void report(Api api) {
    var decision = api.post("/v1/funding-decisions", decision()).ok().text("id");
    names.put("funding-decisions.id", decision);
    names.put("reports.decision", decision);
    names.put("reports.number", "1");
    names.put("reports.indicator", "contacts");
    var report = "/v1/reports/" + decision + "/1";
    await().until(() -> api.put(report + "/words", WORDS).status() == 200);
    await()
        .until(
            () -> api.post(report + "/transitions", "{\"trigger\": \"SUBMIT\"}").status() == 200);
  }

  static final String WORDS =
      """
      {"overview": "Läget", "wayOfWorking": "Så", "activities": "Det", "results": "Dessa"}""";

  String decision() {
    return "{\"project\": \"%s\", \"funder\": \"%s\", \"terms\": %s}"
        .formatted(project, funder, terms());
  }

  String terms() {
    return """
    {"decidedOn": "2008-01-02", "reference": "N2008/1", "evaluated": false,
     "indicators": [{"target": {"indicator": "contacts", "total": 10}}],
     "reporting": [{"number": 1, "kind": "PROGRESS", "from": "2008-01", "to": "2009-12",
                    "due": "2010-02-15"}]}""";
  }

  /** Until the numbers have heard of all that, and what is behind them can be asked for. */
  private void awaitValues(Api api) {
    var entries = "/v1/indicators/projects/" + project + "/values/contacts/entries";
    var entry =
        await()
            .until(
                () -> {
                  var answer = api.get(entries);
                  return answer.status() == 200 ? answer.json().at("/entries/0/entry/id") : null;
                },
                found -> found != null && !found.isMissingNode());
    var parts = entry.asString().split("/");
    names.put("indicators.aggregate", parts[0]);
    names.put("indicators.sequence", parts[1]);
    names.put("indicators.index", parts[2]);
    names.put("indicators.indicator", "contacts");
    await().until(() -> api.get("/v1/feeds/projects/" + project + "/values").status() == 200);
  }

  static final String SESSION = "{\"on\": \"2009-03-10\", \"hours\": 1}";
  static final String OUTCOME =
      "{\"kind\": \"NEW_JOBS\", \"on\": \"2009-03-12\", \"jobs\": {\"women\": 1, \"men\": 1}}";
  static final String CONSENT =
      "{\"on\": \"2009-04-01\", \"form\": \"WRITTEN\", \"shared\": [\"NAME\"]}";

  static String step(String trigger, String on) {
    return "{\"trigger\": \"%s\", \"on\": \"%s\"}".formatted(trigger, on);
  }

  String plan(String code) {
    return PROJECT.formatted(code, municipality, funder);
  }

  String contact() {
    return """
    {"project": "%s", "client": "%s", "area": "advice", "on": "2009-03-02", "channel": "VISIT",
     "minutes": 60, "advisor": "anna"}"""
        .formatted(project, client);
  }

  String opening() {
    return """
    {"type": "ADVICE", "project": "%s", "client": "%s", "area": "advice", "on": "2009-03-02",
     "advisor": "anna"}"""
        .formatted(project, client);
  }

  String draft() {
    return """
    {"partner": "%s", "project": "%s", "client": "%s", "area": "advice", "on": "2009-04-01",
     "advisor": "anna", "details": {"name": "Kund"}}"""
        .formatted(partner, project, client);
  }

  String activity() {
    return """
    {"kind": "WORKSHOP", "project": "%s", "municipality": "%s", "area": "advice",
     "title": "Prova på", "heldOn": "2009-06-01", "on": "2009-05-01"}"""
        .formatted(project, municipality);
  }

  String registration() {
    return "{\"client\": \"%s\", \"on\": \"2009-05-02\"}".formatted(client);
  }
}
