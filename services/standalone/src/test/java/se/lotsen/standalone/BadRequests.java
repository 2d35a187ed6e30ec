package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What can be sent that cannot be meant, and what is to be said to it. */
final class BadRequests {
  private static final String NOWHERE = "01890000-0000-7000-8000-000000000000";
  private static final String NOT_YET = LocalDate.now().plusDays(2).toString();

  private static final String CONTACT =
      """
      {"project": "BAD-INPUT", "client": "{client}", "area": "advice", "on": "2009-03-02",
       "channel": "VISIT", "minutes": 60, "advisor": "anna"}""";

  private static final String CASE =
      """
      {"type": "ADVICE", "project": "BAD-INPUT", "client": "{client}", "area": "advice",
       "on": "2009-03-02"}""";

  private BadRequests() {}

  /**
   * One request.
   *
   * @param what is wrong with it
   * @param path with {case} and {contact} for those that are there; likewise in the body, and
   *     {client}
   * @param problem last part of the answer's type
   * @param field that is at fault; empty when it is none in particular
   */
  record Bad(
      String what,
      String method,
      String path,
      String body,
      List<String> headers,
      int status,
      String problem,
      String field) {
    Bad with(String... more) {
      return new Bad(what, method, path, body, List.of(more), status, problem, field);
    }

    @Override
    public String toString() {
      return method + " " + path + ": " + what;
    }
  }

  static Stream<Bad> all() {
    return Stream.of(
            contacts(), cases(), steps(), sessions(), outcomes(), dueDates(), lists(), requests())
        .flatMap(bad -> bad);
  }

  private static Stream<Bad> contacts() {
    return Stream.of(
        contact("broken JSON", "{\"project\": ", 400, "broken-json", ""),
        contact("an array", "[]", 422, "wrong-type", ""),
        contact("no body", "", 400, "missing-body", ""),
        contact("null", "null", 400, "missing-body", ""),
        contact("two objects", CONTACT + CONTACT, 422, "wrong-type", ""),
        contact("nothing in it", "{}", 422, "invalid-fields", "minutes"),
        contact(
            "an unknown field",
            changed("\"minutes\"", "\"minute\""),
            422,
            "unknown-field",
            "minute"),
        contact("minutes in words", changed("60", "\"sixty\""), 422, "wrong-type", "minutes"),
        contact("minutes as text", changed("60", "\"60\""), 422, "wrong-type", "minutes"),
        contact("half a minute", changed("60", "0.5"), 422, "wrong-type", "minutes"),
        contact("too many digits", changed("60", "99999999999"), 422, "wrong-type", "minutes"),
        contact("null minutes", changed("60", "null"), 422, "invalid-fields", "minutes"),
        contact("negative minutes", changed("60", "-1"), 422, "invalid-fields", "minutes"),
        contact("more than a day", changed("60", "1441"), 422, "invalid-fields", "minutes"),
        contact("no such channel", changed("VISIT", "PIGEON"), 422, "wrong-type", "channel"),
        contact("a channel by number", changed("\"VISIT\"", "0"), 422, "wrong-type", "channel"),
        contact("no date", changed("2009-03-02", "2009-02-30"), 422, "wrong-type", "on"),
        contact("in the future", changed("2009-03-02", NOT_YET), 422, "day-in-future", "on"),
        contact(
            "before the project",
            changed("2009-03-02", "2007-12-31"),
            422,
            "day-outside-project",
            "on"),
        contact(
            "after the project",
            changed("2009-03-02", "2011-01-01"),
            422,
            "day-outside-project",
            "on"),
        contact(
            "unknown project",
            changed("BAD-INPUT", "NO-PROJECT"),
            422,
            "unknown-project",
            "project"),
        contact(
            "no project code",
            changed("BAD-INPUT", "no project"),
            422,
            "invalid-fields",
            "project"),
        contact("no client id", changed("{client}", "anna"), 422, "invalid-fields", "client"),
        contact("unknown client", changed("{client}", NOWHERE), 422, "unknown-client", "client"),
        contact("unknown area", changed("advice", "fishing"), 422, "area-not-in-project", "area"),
        contact(
            "unknown case", added("\"joins\": \"" + NOWHERE + "\""), 422, "unknown-case", "joins"),
        contact(
            "joins and opens",
            added("\"joins\": \"{case}\", \"opens\": \"ADVICE\""),
            422,
            "joins-or-opens",
            "opens"),
        contact(
            "elsewhere",
            added("\"municipality\": \"2403\""),
            422,
            "municipality-not-in-project",
            "municipality"),
        contact(
            "no municipality",
            added("\"municipality\": \"9999\""),
            422,
            "invalid-fields",
            "municipality"),
        contact(
            "follow-up before it",
            added("\"followUpOn\": \"2009-03-01\""),
            422,
            "follow-up-before-contact",
            "followUpOn"),
        contact(
            "too long a subject",
            added("\"subject\": \"" + "x".repeat(501) + "\""),
            422,
            "invalid-fields",
            "subject"));
  }

  private static Stream<Bad> cases() {
    return Stream.of(
        post("unknown type", "/v1/cases", CASE.replace("ADVICE", "WAR"), 422, "wrong-type", "type"),
        post(
            "unknown client",
            "/v1/cases",
            CASE.replace("{client}", NOWHERE),
            422,
            "unknown-client",
            "client"),
        post(
            "unknown project",
            "/v1/cases",
            CASE.replace("BAD-INPUT", "NO-PROJECT"),
            422,
            "unknown-project",
            "project"),
        post(
            "in the future",
            "/v1/cases",
            CASE.replace("2009-03-02", NOT_YET),
            422,
            "day-in-future",
            "on"),
        post(
            "no area",
            "/v1/cases",
            CASE.replace("\"area\": \"advice\",", ""),
            422,
            "invalid-fields",
            "area"));
  }

  private static Stream<Bad> steps() {
    var path = "/v1/cases/{case}/transitions";
    return Stream.of(
        post("no such trigger", path, "{\"trigger\": \"JUMP\"}", 422, "unknown-trigger", "trigger"),
        post("no trigger", path, "{\"on\": \"2009-06-01\"}", 422, "invalid-fields", "trigger"),
        post("not from here", path, step("COMPLETE", "2009-06-01"), 409, "no-such-step", ""),
        post("guarded", path, step("START_FOLLOW_UP", "2009-06-01"), 409, "guard-refused", ""),
        post("no reason", path, step("WITHDRAW", "2009-06-01"), 409, "guard-refused", "reason"),
        post(
            "before the last step",
            path,
            step("REFER", "2009-03-01"),
            422,
            "day-before-last-step",
            "on"),
        post("in the future", path, step("REFER", NOT_YET), 422, "day-in-future", "on"),
        post(
            "after the project",
            path,
            step("REFER", "2011-01-01"),
            422,
            "day-outside-project",
            "on"),
        post(
                "on an old version",
                path,
                step("REFER", "2009-06-01"),
                412,
                "stale-version",
                "If-Match")
            .with("If-Match", "\"1\""),
        post(
                "on no version",
                path,
                step("REFER", "2009-06-01"),
                400,
                "invalid-parameter",
                "If-Match")
            .with("If-Match", "first"),
        post(
            "unknown case",
            "/v1/cases/" + NOWHERE + "/transitions",
            step("REFER", "2009-06-01"),
            404,
            "not-found",
            ""),
        post(
            "no case id",
            "/v1/cases/mine/transitions",
            step("REFER", "2009-06-01"),
            404,
            "not-found",
            ""));
  }

  private static Stream<Bad> sessions() {
    var path = "/v1/cases/{case}/sessions";
    return Stream.of(
        post("no hours", path, "{\"on\": \"2009-03-10\"}", 422, "invalid-fields", "hours"),
        post("zero hours", path, session("0"), 422, "invalid-fields", "hours"),
        post("negative hours", path, session("-2"), 422, "invalid-fields", "hours"),
        post("25 hours", path, session("25"), 422, "invalid-fields", "hours"),
        post("three decimals", path, session("0.125"), 422, "invalid-fields", "hours"),
        post("an absurd number", path, session("1e400"), 422, "invalid-fields", "hours"),
        post("an endless number", path, session("1e999999999"), 422, "invalid-fields", "hours"),
        post("hours as text", path, session("\"2\""), 422, "wrong-type", "hours"),
        post("NaN", path, session("NaN"), 400, "broken-json", ""),
        post(
            "before the case",
            path,
            "{\"on\": \"2009-03-01\", \"hours\": 1}",
            422,
            "day-before-opening",
            "on"),
        post(
            "unknown case",
            "/v1/cases/" + NOWHERE + "/sessions",
            session("1"),
            404,
            "not-found",
            ""),
        post("unknown session", path + "/" + NOWHERE + "/retraction", "{}", 404, "not-found", ""),
        post(
            "no session id", path + "/mine/retraction", "{}", 400, "invalid-parameter", "session"));
  }

  private static Stream<Bad> outcomes() {
    var path = "/v1/cases/{case}/outcomes";
    return Stream.of(
        post(
            "today, after the project",
            path,
            "{\"kind\": \"NEW_JOBS\"}",
            422,
            "day-outside-project",
            "on"),
        post(
            "jobs missing",
            path,
            "{\"kind\": \"NEW_JOBS\", \"on\": \"2009-06-01\"}",
            422,
            "jobs-needed",
            "jobs"),
        post(
            "negative jobs",
            path,
            Desk.jobsOf("2009-06-01", "-1", "0"),
            422,
            "invalid-fields",
            "jobs.women"),
        post(
            "1001 jobs",
            path,
            Desk.jobsOf("2009-06-01", "0", "1001"),
            422,
            "invalid-fields",
            "jobs.men"),
        post(
            "a thousandth of a job",
            path,
            Desk.jobsOf("2009-06-01", "0.001", "0"),
            422,
            "invalid-fields",
            "jobs.women"),
        post(
            "jobs without new jobs",
            path,
            Desk.jobsOf("2009-06-01", "1", "0").replace("NEW_JOBS", "NO_CHANGE"),
            422,
            "jobs-not-expected",
            "jobs"),
        post("no kind", path, "{\"on\": \"2009-06-01\"}", 422, "invalid-fields", "kind"));
  }

  /** A due date is taken away on purpose only. */
  private static Stream<Bad> dueDates() {
    var path = "/v1/cases/{case}/due-date";
    return Stream.of(
        put("nothing said", path, "{}", 422, "day-needed", "dueOn"),
        put("no number", path, "{\"inWorkingDays\": null}", 422, "day-needed", "dueOn"),
        put("no days", path, "{\"inWorkingDays\": 0}", 422, "invalid-fields", "inWorkingDays"),
        put("unknown field", path, "{\"day\": null}", 422, "unknown-field", "day"));
  }

  private static Stream<Bad> lists() {
    return Stream.of(
        get(
            "an order beside its own",
            "/v1/cases?overdue=true&sort=openedOn",
            400,
            "invalid-parameter",
            "sort"),
        get(
            "another beside its own",
            "/v1/contacts?followUpWithin=5&sort=on",
            400,
            "invalid-parameter",
            "sort"),
        get("broken cursor", "/v1/cases?cursor=abc", 400, "invalid-parameter", "cursor"),
        get(
            "another broken cursor",
            "/v1/contacts?cursor=%7B%7D",
            400,
            "invalid-parameter",
            "cursor"),
        get("none at a time", "/v1/cases?limit=0", 400, "invalid-parameter", "limit"),
        get("too many at a time", "/v1/cases?limit=100000", 400, "invalid-parameter", "limit"),
        get("a limit in words", "/v1/cases?limit=all", 400, "invalid-parameter", "limit"),
        get("no such type", "/v1/cases?type=WAR", 400, "invalid-parameter", "type"),
        get("no date", "/v1/contacts?from=yesterday", 400, "invalid-parameter", "from"),
        get("unknown case", "/v1/cases/" + NOWHERE, 404, "not-found", ""),
        get("unknown contact", "/v1/contacts/" + NOWHERE + "/journal", 404, "not-found", ""));
  }

  private static Stream<Bad> requests() {
    return Stream.of(
        post(
            "a million",
            "/v1/contacts",
            added("\"notes\": \"" + "x".repeat(1_048_576) + "\""),
            413,
            "body-too-large",
            ""),
        request("no such method", "DELETE", "/v1/cases/{case}", null, 405, "method-not-allowed"),
        request("not JSON by name", "POST", "/v1/contacts", CONTACT, 415, "unsupported-media-type")
            .with("Content-Type", "text/plain"),
        request("XML wanted", "GET", "/v1/cases/{case}", null, 406, "not-acceptable")
            .with("Accept", "application/xml"),
        request("no such path", "GET", "/case", null, 404, "not-found"),
        post("no token", "/v1/contacts", CONTACT, 401, "not-signed-in", "")
            .with("Authorization", "Bearer a.b.c"),
        post("no key", "/v1/contacts", CONTACT, 400, "invalid-parameter", "Idempotency-Key")
            .with("Idempotency-Key", "k".repeat(129)));
  }

  private static Bad contact(String what, String body, int status, String problem, String field) {
    return post(what, "/v1/contacts", body, status, problem, field);
  }

  private static String changed(String old, String instead) {
    return CONTACT.replace(old, instead);
  }

  private static String added(String field) {
    return CONTACT.replace("\"minutes\"", field + ", \"minutes\"");
  }

  private static String step(String trigger, String on) {
    return "{\"trigger\": \"%s\", \"on\": \"%s\"}".formatted(trigger, on);
  }

  private static String session(String hours) {
    return "{\"on\": \"2009-03-10\", \"hours\": %s}".formatted(hours);
  }

  private static Bad post(
      String what, String path, String body, int status, String problem, String field) {
    return new Bad(what, "POST", path, body, List.of(), status, problem, field);
  }

  private static Bad put(
      String what, String path, String body, int status, String problem, String field) {
    return new Bad(what, "PUT", path, body, List.of(), status, problem, field);
  }

  private static Bad get(String what, String path, int status, String problem, String field) {
    return new Bad(what, "GET", path, null, List.of(), status, problem, field);
  }

  private static Bad request(
      String what, String method, String path, String body, int status, String problem) {
    return new Bad(what, method, path, body, List.of(), status, problem, "");
  }
}
