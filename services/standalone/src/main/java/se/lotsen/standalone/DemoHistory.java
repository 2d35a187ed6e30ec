package se.lotsen.standalone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.client.model.ActivityArea;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.ContactDetails;
import se.lotsen.client.model.ContactDetails.ChannelEnum;
import se.lotsen.client.model.ContactDetails.OpensEnum;
import se.lotsen.client.model.IndicatorTarget;
import se.lotsen.client.model.Period;
import se.lotsen.client.model.ProjectPlan;
import se.lotsen.client.model.Receipt;
import se.lotsen.client.model.Text;

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
  private static final List<ChannelEnum> CHANNELS =
      List.of(
          ChannelEnum.VISIT,
          ChannelEnum.MEETING,
          ChannelEnum.PHONE,
          ChannelEnum.VIDEO,
          ChannelEnum.EMAIL);
  private static final List<String> AREAS = List.of("advice", "skills", "cooperation");
  private static final List<OpensEnum> TYPES =
      List.of(
          OpensEnum.ADVICE,
          OpensEnum.ADVICE,
          OpensEnum.SPIN_OFF,
          OpensEnum.ADVICE,
          OpensEnum.SUCCESSION,
          OpensEnum.ADVICE,
          OpensEnum.ADVICE);
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

  DemoHistory(DemoApi api, LocalDate today) {
    this.api = api;
    this.today = today;
    this.begin = today.minusDays(DAYS);
  }

  void enter() {
    log.info("Entering the invented project DEMO; this takes a few seconds");
    api.enterProject(plan());
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
    var client = api.registerClient(company(number, nameOf(number), municipality));
    var day = begin.plusDays(random.nextInt(DAYS - 200));
    boolean opensCase = random.nextInt(10) < 7;
    var type = TYPES.get(number % TYPES.size());
    var contact = contact(client, advisor, day, opensCase ? type : null);
    if (opensCase && contact.getCreatedId() != null) {
      var demo = new DemoCase(api, random, contact.getCreatedId(), day, today);
      switch (type) {
        case SPIN_OFF ->
            demo.spinOff(company(FIRST_SPIN_OFF + number, "Nya " + nameOf(number), municipality));
        case SUCCESSION -> demo.succeed();
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

  private ClientDetails company(int number, String name, String municipality) {
    return new ClientDetails()
        .kind(ClientDetails.KindEnum.COMPANY)
        .name(name)
        .orgNumber(orgNumber(number))
        .municipality(ClientDetails.MunicipalityEnum.fromValue(municipality))
        .legalForm(ClientDetails.LegalFormEnum.LIMITED_COMPANY)
        .sizeClass(
            random.nextInt(4) == 0
                ? ClientDetails.SizeClassEnum.SMALL
                : ClientDetails.SizeClassEnum.MICRO);
  }

  private Receipt contact(String client, String advisor, LocalDate day, @Nullable OpensEnum opens) {
    return api.logContact(
        new ContactDetails()
            .project(DemoApi.PROJECT)
            .client(client)
            .area(opens != null ? "advice" : AREAS.get(random.nextInt(AREAS.size())))
            .on(day)
            .channel(CHANNELS.get(random.nextInt(CHANNELS.size())))
            .minutes(15 * (1 + random.nextInt(8)))
            .advisor(advisor)
            .subject(opens != null ? "Vill utveckla företaget" : "Uppföljande samtal")
            .opens(opens));
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

  private ProjectPlan plan() {
    return new ProjectPlan()
        .code(DemoApi.PROJECT)
        .name(text("Påhittat projekt", "Invented project"))
        .period(
            new Period().from(begin.withDayOfYear(1)).to(today.withMonth(12).withDayOfMonth(31)))
        .owner(text("Ingen", "Nobody"))
        .municipalities(
            MUNICIPALITIES.stream().map(ProjectPlan.MunicipalitiesEnum::fromValue).toList())
        .funders(List.of())
        .areas(
            List.of(
                area("advice", "Stöd och rådgivning", "Support and advice"),
                area("skills", "Kompetensförsörjning", "Skills supply"),
                area("cooperation", "Samverkan", "Cooperation")))
        .indicators(
            List.of(
                target("companies-advised", 50),
                target("new-jobs", 40),
                target("new-companies", 5),
                target("successions-completed", 5),
                target("contacts", 200),
                target("referrals", 20),
                target("participants", 300)));
  }

  private static Text text(String sv, String en) {
    return new Text().sv(sv).en(en);
  }

  private static ActivityArea area(String code, String sv, String en) {
    return new ActivityArea().code(code).name(text(sv, en));
  }

  private static IndicatorTarget target(String indicator, int total) {
    return new IndicatorTarget().indicator(indicator).total(BigDecimal.valueOf(total));
  }
}
