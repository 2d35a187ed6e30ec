package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented referrals to Entreprenörcentrum, and invented activities. */
final class DemoPartners {
  private static final String PARTNER = "ENTREPRENORCENTRUM";
  private static final List<String> GROUPS =
      List.of("COMPANIES", "STUDENTS", "PUBLIC", "OFFICIALS", "POLITICIANS");
  private static final List<String> KINDS =
      List.of("WORKSHOP", "SEMINAR", "FAIR", "NETWORK_MEETING", "TRAINING");
  private static final List<String> OUTCOMES = List.of("ADVICE_GIVEN", "NOT_PURSUED", "OTHER");

  private final DemoApi api;
  private final Random random;
  private final LocalDate today;

  DemoPartners(DemoApi api, Random random, LocalDate today) {
    this.api = api;
    this.random = random;
    this.today = today;
  }

  /** A prospective entrepreneur who is referred, and in one of three cases starts a company. */
  void refer(int number, String municipality, String orgNumber) {
    var client =
        api.post(
                "/clients",
                Map.of(
                    "kind",
                    "PROSPECTIVE_ENTREPRENEUR",
                    "name",
                    "Blivande företagare " + number,
                    "municipality",
                    municipality))
            .id();
    var day = today.minusDays(60L + random.nextInt(120));
    var referral =
        "/referrals/"
            + api.post(
                    "/referrals",
                    Map.of(
                        "partner",
                        PARTNER,
                        "project",
                        DemoApi.PROJECT,
                        "client",
                        client,
                        "area",
                        "advice",
                        "advisor",
                        "anna",
                        "on",
                        day.toString(),
                        "details",
                        Map.of("businessIdea", "Har en idé")))
                .id();
    api.put(
        referral + "/consent",
        Map.of("on", day.toString(), "form", "ORAL", "shared", List.of("BUSINESS_IDEA")));
    step(referral, "SEND", day);
    if (number % 4 == 3) {
      api.post(
          referral + "/transitions",
          Map.of("trigger", "REJECT", "on", day.plusDays(3).toString(), "reason", "Fullt just nu"));
      return;
    }
    step(referral, "ACCEPT", day.plusDays(2));
    step(referral, "START", day.plusDays(5));
    api.post(
        referral + "/transitions",
        Map.of(
            "trigger",
            "COMPLETE",
            "on",
            day.plusDays(50).toString(),
            "outcome",
            number % 3 == 0
                ? Map.of(
                    "outcome",
                    "COMPANY_STARTED",
                    "orgNumber",
                    orgNumber,
                    "startedOn",
                    day.plusDays(40).toString())
                : Map.of("outcome", OUTCOMES.get(number % OUTCOMES.size()))));
  }

  /** An activity that was held, with heads by group. */
  void meet(int number, String municipality) {
    var day = today.minusDays(10L + random.nextInt(200));
    var activity =
        "/activities/"
            + api.post(
                    "/activities",
                    Map.of(
                        "kind",
                        KINDS.get(number % KINDS.size()),
                        "project",
                        DemoApi.PROJECT,
                        "municipality",
                        municipality,
                        "area",
                        "cooperation",
                        "title",
                        "Påhittad träff " + (number + 1),
                        "heldOn",
                        day.toString(),
                        "on",
                        day.minusDays(9).toString()))
                .id();
    step(activity, "OPEN_REGISTRATION", day.minusDays(8));
    step(activity, "HOLD", day);
    api.put(
        activity + "/head-counts/" + GROUPS.get(number % GROUPS.size()),
        Map.of("women", 4 + random.nextInt(12), "men", 3 + random.nextInt(12)));
    step(activity, "REPORT", day.plusDays(1));
  }

  private void step(String thing, String trigger, LocalDate on) {
    api.post(thing + "/transitions", Map.of("trigger", trigger, "on", on.toString()));
  }
}
