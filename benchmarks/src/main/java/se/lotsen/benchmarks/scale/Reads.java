package se.lotsen.benchmarks.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/** Asks for everything that can be listed, and what is behind the values, with times. */
final class Reads {
  static final Goal PAGE = new Goal(100, 30, "ms p95");
  static final Goal RECONCILED = new Goal(30, 10, "s");
  private static final int TIMES = 20;
  private static final long LONGEST = 20_000_000_000L;

  private final Wire wire;
  private final Report report;
  private final TreeMap<String, String> wrong = new TreeMap<>();

  Reads(Wire wire, Report report) {
    this.wire = wire;
    this.report = report;
  }

  /** What was not answered as it should be; empty when all was. */
  List<String> wrong() {
    return wrong.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).toList();
  }

  /** The lists that there are, each as people ask for it; pages of 20. */
  static List<String> lists() {
    var paths = new ArrayList<String>();
    for (var each :
        List.of(
            "/v1/cases?",
            "/v1/cases?project=DUR&",
            "/v1/cases?project=4K&state=COMPLETED&",
            "/v1/cases?municipality=2460&",
            "/v1/cases?advisor=anna&",
            "/v1/cases?type=SPIN_OFF&project=DUR&",
            "/v1/cases?project=4K&open=true&sort=openedOn&total=true&",
            "/v1/cases?state=ADVISING&state=FOLLOW_UP&municipality=2460,2403&",
            "/v1/cases?overdue=true&",
            "/v1/cases?dueWithin=10&",
            "/v1/contacts?",
            "/v1/contacts?project=4K&",
            "/v1/contacts?advisor=anna&from=2009-03-01&to=2009-03-31&",
            "/v1/contacts?municipality=2403&",
            "/v1/contacts?followUpWithin=10&",
            "/v1/clients?",
            "/v1/clients?municipality=2404&",
            "/v1/referrals?",
            "/v1/referrals?project=4K&",
            "/v1/activities?",
            "/v1/activities?project=4K&",
            "/v1/partners?",
            "/v1/projects?")) {
      paths.add(each + "limit=20");
    }
    return paths;
  }

  /** Pages of all lists: the first, and those that follow; those of one client, too. */
  void pages() {
    var clients = wire.get("/v1/clients?limit=20").json().path("items");
    var paths = new ArrayList<>(lists());
    for (int i = 0; i < Math.min(3, clients.size()); i++) {
      var id = clients.get(i).get("id").asString();
      paths.add("/v1/cases?limit=20&client=" + id);
      paths.add("/v1/contacts?limit=20&client=" + id);
    }
    var all = new ArrayList<Double>();
    for (var path : paths) {
      var millis = pages(path);
      all.addAll(millis);
      double p95 = at(millis, 0.95);
      if (p95 > PAGE.must()) {
        report.figure("GET " + path, p95, PAGE);
      }
    }
    all.addAll(search());
    report.figure(
        "any list page (20), over %d lists".formatted(paths.size() + 1), at(all, 0.95), PAGE);
  }

  /** Who has a part of a name, page by page; a name is in no address. */
  private List<Double> search() {
    var path = "/v1/clients/search";
    var millis = new ArrayList<Double>();
    var cursor = "";
    for (int time = 0; time < TIMES; time++) {
      var answer = wire.post(path, "{\"q\": \"åkers\", \"limit\": 20%s}".formatted(cursor));
      millis.add(answer.millis());
      if (!answer.isGood()) {
        wrong.put(path, answer.status() + " " + answer.text());
        break;
      }
      var next = answer.json().path("next").asString("");
      cursor = next.isEmpty() ? "" : ", \"cursor\": \"%s\"".formatted(next);
    }
    return millis;
  }

  private List<Double> pages(String path) {
    var millis = new ArrayList<Double>();
    var cursor = "";
    long begin = System.nanoTime();
    for (int time = 0; time < TIMES && System.nanoTime() - begin < LONGEST; time++) {
      var answer = wire.get(path + cursor);
      millis.add(answer.millis());
      if (!answer.isGood()) {
        wrong.put(path, answer.status() + " " + answer.text());
      } else {
        var next = answer.json().path("next").asString("");
        cursor = next.isEmpty() ? "" : "&cursor=" + next;
      }
    }
    return millis;
  }

  /** What is behind a value, in pages of 50, each entry once. */
  void entries(String project, String indicator, int pages) {
    var millis = new ArrayList<Double>();
    var seen = new LinkedHashSet<String>();
    var path =
        "/v1/indicators/projects/%s/values/%s/entries?limit=50".formatted(project, indicator);
    var cursor = "";
    int read = 0;
    long begin = System.nanoTime();
    for (int page = 0; page < pages && System.nanoTime() - begin < LONGEST; page++) {
      var answer = wire.get(path + cursor);
      millis.add(answer.millis());
      if (!answer.isGood()) {
        wrong.put(path, answer.status() + " " + answer.text());
        break;
      }
      var json = answer.json();
      for (var entry : json.path("entries")) {
        seen.add(entry.path("entry").path("id").asString(""));
        read++;
      }
      var next = json.path("next").asString("");
      if (next.isEmpty()) {
        break;
      }
      cursor = "&cursor=" + next;
    }
    if (seen.size() != read) {
      wrong.put(path, "%d entries of which %d are different".formatted(read, seen.size()));
    }
    report.figure(
        "entries behind %s of %s, page of 50 (%d read)".formatted(indicator, project, read),
        at(millis, 0.95),
        PAGE);
  }

  void reconciliation(String project) {
    var path = "/v1/indicators/projects/%s/reconciliation".formatted(project);
    var answer = wire.get(path);
    if (!answer.isGood() || !answer.json().path("agrees").asBoolean(true)) {
      wrong.put(path, answer.status() + " " + answer.text());
    }
    report.figure("reconciliation of " + project, answer.millis() / 1e3, RECONCILED);
  }

  static double at(List<Double> millis, double share) {
    var sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * share) - 1)];
  }
}
