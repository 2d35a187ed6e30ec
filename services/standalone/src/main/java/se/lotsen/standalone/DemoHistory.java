package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;

/**
 * An invented project, DEMO, whose period covers today, with three years of invented clients,
 * contacts and cases of every type in the five municipalities. Made from a fixed seed and entered
 * through the public API, each command under its own key: a start cut short is made good by the
 * next.
 */
final class DemoHistory {
  private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);
  private static final long SEED = 2008_2010L;
  private static final int CLIENTS = 60;
  private static final int DAYS = 3 * 365;

  private static final List<String> MUNICIPALITIES =
      List.of("2401", "2403", "2404", "2409", "2460");
  private static final List<String> ADVISORS = List.of("anna", "bengt", "cecilia", "david", "eva");
  private static final List<String> CHANNELS =
      List.of("VISIT", "MEETING", "PHONE", "VIDEO", "EMAIL");
  private static final List<String> AREAS = List.of("advice", "skills", "cooperation");
  private static final List<String> TYPES =
      List.of("ADVICE", "ADVICE", "SPIN_OFF", "ADVICE", "SUCCESSION", "ADVICE", "ADVICE");
  private static final int FIRST_SPIN_OFF = 1_000;
  private static final int FIRST_STARTED = 2_000;
  private static final int PARTNERS_WORK = 12;
  private static final List<String> FIRST =
      List.of(
          "Norrsken", "Älvdal", "Kustland", "Granudden", "Lavsele", "Isälven", "Hjortron", "Ripan");
  private static final List<String> SECOND =
      List.of("Trä", "Bygg", "Mekaniska", "Livs", "Design", "Turism", "Data", "Transport");

  private final DemoApi api;
  private final LocalDate begin;
  private final LocalDate today;
  private final Random random = new Random(SEED);

  DemoHistory(RestClient http, LocalDate today) {
    this.api = new DemoApi(http);
    this.today = today;
    this.begin = today.minusDays(DAYS);
  }

  void enter() {
    log.info("Entering the invented project DEMO; this takes a few seconds");
    api.enterProject(definition());
    for (int client = 0; client < CLIENTS; client++) {
      enterClient(client);
    }
    var partners = new DemoPartners(api, random, today);
    for (int number = 0; number < PARTNERS_WORK; number++) {
      var municipality = MUNICIPALITIES.get(number % MUNICIPALITIES.size());
      partners.refer(number, municipality, orgNumber(FIRST_STARTED + number));
      partners.meet(number, municipality);
    }
    log.info("DEMO: {} clients, {} commands", CLIENTS, api.sent());
  }

  private void enterClient(int number) {
    var municipality = MUNICIPALITIES.get(number % MUNICIPALITIES.size());
    var advisor = ADVISORS.get(number % ADVISORS.size());
    var client = api.post("/clients", company(number, nameOf(number), municipality)).id();
    var day = begin.plusDays(random.nextInt(DAYS - 200));
    boolean opensCase = random.nextInt(10) < 7;
    var type = TYPES.get(number % TYPES.size());
    var contact = contact(client, advisor, day, opensCase ? type : null);
    if (opensCase && contact.createdId() != null) {
      var demo = new DemoCase(api, random, contact.createdId(), day, today);
      switch (type) {
        case "SPIN_OFF" ->
            demo.spinOff(company(FIRST_SPIN_OFF + number, "Nya " + nameOf(number), municipality));
        case "SUCCESSION" -> demo.succeed();
        default -> demo.advise();
      }
    }
    int more = random.nextInt(5);
    for (int i = 0; i < more; i++) {
      day = day.plusDays(7 + random.nextInt(60));
      if (day.isBefore(today)) {
        contact(client, advisor, day, null);
      }
    }
  }

  private Map<String, Object> company(int number, String name, String municipality) {
    return Map.of(
        "kind",
        "COMPANY",
        "name",
        name,
        "orgNumber",
        orgNumber(number),
        "municipality",
        municipality,
        "legalForm",
        "LIMITED_COMPANY",
        "sizeClass",
        random.nextInt(4) == 0 ? "SMALL" : "MICRO");
  }

  private DemoApi.Receipt contact(
      String client, String advisor, LocalDate day, @Nullable String opens) {
    var contact = new LinkedHashMap<String, Object>();
    contact.put("project", DemoApi.PROJECT);
    contact.put("client", client);
    contact.put("area", opens != null ? "advice" : AREAS.get(random.nextInt(AREAS.size())));
    contact.put("on", day.toString());
    contact.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
    contact.put("minutes", 15 * (1 + random.nextInt(8)));
    contact.put("advisor", advisor);
    contact.put("subject", opens != null ? "Vill utveckla företaget" : "Uppföljande samtal");
    if (opens != null) {
      contact.put("opens", opens);
    }
    return api.post("/contacts", contact);
  }

  private static String nameOf(int number) {
    return "%s %s AB"
        .formatted(
            FIRST.get(number % FIRST.size()), SECOND.get(number / FIRST.size() % SECOND.size()));
  }

  /** Numbers that look like a limited company's, with the check digit that belongs to them. */
  private static String orgNumber(int number) {
    var digits = "55900%04d".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weighted = (digits.charAt(i) - '0') * (2 - i % 2);
      sum += weighted / 10 + weighted % 10;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private Map<String, Object> definition() {
    return Map.of(
        "code", DemoApi.PROJECT,
        "name", Map.of("sv", "Påhittat projekt", "en", "Invented project"),
        "period",
            Map.of(
                "from", begin.withDayOfYear(1).toString(),
                "to", today.withMonth(12).withDayOfMonth(31).toString()),
        "owner", Map.of("sv", "Ingen", "en", "Nobody"),
        "municipalities", MUNICIPALITIES,
        "funders", List.of(),
        "areas",
            List.of(
                area("advice", "Stöd och rådgivning", "Support and advice"),
                area("skills", "Kompetensförsörjning", "Skills supply"),
                area("cooperation", "Samverkan", "Cooperation")),
        "indicators",
            List.of(
                Map.of("indicator", "companies-advised", "total", 50),
                Map.of("indicator", "new-jobs", "total", 40),
                Map.of("indicator", "new-companies", "total", 5),
                Map.of("indicator", "successions-completed", "total", 5),
                Map.of("indicator", "contacts", "total", 200),
                Map.of("indicator", "referrals", "total", 20),
                Map.of("indicator", "participants", "total", 300)));
  }

  private static Map<String, Object> area(String code, String sv, String en) {
    return Map.of("code", code, "name", Map.of("sv", sv, "en", en));
  }
}
