package se.lotsen.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/** A fair that very many come to, entered one by one. */
final class GiantActivity {
  private static final Goal WORKS = new Goal(1_000, 3, "×");
  private static final int STRIDE = 20;
  private static final int ANSWERS = 2_000;

  private final Launched lotsen;
  private final Desk desk;
  private final Report report;
  private final List<String> registrations = new ArrayList<>();
  private final String id;

  GiantActivity(Launched lotsen, Desk desk, Report report) {
    this.lotsen = lotsen;
    this.desk = desk;
    this.report = report;
    this.id = plan("Jättemässan");
  }

  private String plan(String title) {
    var made =
        desk.wire()
            .post(
                "/v1/activities",
                """
                {"kind":"FAIR","project":"4K","municipality":"2460","area":"attitudes",
                 "title":"%s","heldOn":"2010-05-07","on":"2010-01-04"}"""
                    .formatted(title))
            .good()
            .get("id")
            .asString();
    move(made, "OPEN_REGISTRATION", "2010-01-05");
    return made;
  }

  private void move(String activity, String trigger, String on) {
    desk.wire()
        .post(
            "/v1/activities/%s/transitions".formatted(activity),
            "{\"trigger\":\"%s\",\"on\":\"%s\"}".formatted(trigger, on))
        .good();
  }

  /** Registers two clients as such and then people, until there are so many. */
  void register(int many, String one, String other) {
    registrations.add(register(id, "{\"client\":\"%s\",\"on\":\"2010-02-01\"}".formatted(one)));
    registrations.add(register(id, "{\"client\":\"%s\",\"on\":\"2010-02-01\"}".formatted(other)));
    while (registrations.size() < many - STRIDE) {
      registrations.add(register(id, person()));
    }
    var late = new Strides(lotsen, desk);
    late.measure(STRIDE, () -> registrations.add(register(id, person())));
    var beside = plan("En vanlig mässa");
    for (int i = 0; i < STRIDE / 2; i++) {
      register(beside, person());
    }
    var early = new Strides(lotsen, desk);
    early.measure(STRIDE, () -> register(beside, person()));
    var which = "%,dth registration of one activity".formatted(many);
    report.times(which, late.median(), "the 20th of another", early.median(), "ms", WORKS);
    report.times(
        which + ", written",
        late.kilobytes(),
        "the 20th of another",
        early.kilobytes(),
        "kB",
        WORKS);
  }

  private int named;

  private String person() {
    named++;
    return """
        {"person":{"name":"Besökare %d","email":"b%d@example.org"},"gender":"%s",
         "on":"2010-02-02"}"""
        .formatted(named, named, named % 2 == 0 ? "WOMAN" : "MAN");
  }

  private String register(String activity, String body) {
    return desk.wire()
        .post("/v1/activities/%s/registrations".formatted(activity), body)
        .good()
        .get("createdId")
        .asString();
  }

  /** Holds it and records that everybody was there. */
  void hold() {
    move(id, "HOLD", "2010-05-07");
    for (int from = 0; from < registrations.size(); from += ANSWERS) {
      var some = registrations.subList(from, Math.min(registrations.size(), from + ANSWERS));
      desk.wire()
          .insistOnPut(
              "/v1/activities/%s/attendance".formatted(id),
              "{\"registrations\":[%s]}"
                  .formatted(
                      some.stream()
                          .map("{\"registration\":\"%s\",\"attended\":true}"::formatted)
                          .collect(Collectors.joining(","))))
          .good();
    }
    move(id, "REPORT", "2010-05-10");
  }

  /** Records that one was not there after all. */
  void correct(int which) {
    desk.wire()
        .put(
            "/v1/activities/%s/registrations/%s/attendance".formatted(id, registrations.get(which)),
            "{\"attended\":false}")
        .good();
  }
}
