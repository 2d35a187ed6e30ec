package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.standalone.Api.Answer;

/**
 * Referrals through all services: from contact or case to the partner and back into the numbers.
 */
@ExtendWith(OneProcess.class)
class ReferralsIT {
  private static final String INBOX = "/v1/partners/ENTREPRENORCENTRUM/inbox/";

  private final Api api;
  private final Desk desk;

  ReferralsIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void aCompanyThatStartsAtThePartnerCountsOnceForTheProjectThatReferred() {
    var project = desk.project("REF-COMPANY");
    var inventor = desk.client("Uppfinnaren som lotsas");
    var contact =
        api.post("/v1/contacts", Desk.contactOpeningCase(project, inventor)).ok().text("id");
    var referral = inProgress(draft("\"fromContact\": \"%s\"".formatted(contact)));
    assertThat(api.get("/v1/referrals/" + referral).text("client")).isEqualTo(inventor);

    atPartner(referral, "COMPLETE", "2009-05-01", started("5569010019", "2009-04-20")).ok();

    awaitValue(project, "new-companies", "1");
    var company = api.get("/v1/clients/" + inventor).ok();
    assertThat(company.text("kind")).isEqualTo("COMPANY");
    assertThat(company.text("orgNumber")).isEqualTo("556901-0019");
    assertThat(company.text("startedOn")).isEqualTo("2009-04-20");
    assertThat(companyOf(referral)).isEqualTo(inventor);

    var partner = desk.client("Kompanjonen som lotsas");
    var again = inProgress(draft(project, partner));
    atPartner(again, "COMPLETE", "2009-05-01", started("16556901-0019", "2009-04-20")).ok();
    await().until(() -> companyOf(again).equals(inventor));
    awaitValue(project, "referrals-company-started", "2");
    assertThat(api.get("/v1/clients/" + partner).text("kind"))
        .as("the company is the first one's")
        .isEqualTo("PROSPECTIVE_ENTREPRENEUR");

    var spinOff = desk.openCase("SPIN_OFF", project, inventor);
    for (var step : List.of("SCREEN", "DEVELOP_CONCEPT", "PREPARE_START")) {
      desk.step(spinOff, step, "2009-04-01");
    }
    api.put(
            "/v1/cases/" + spinOff + "/company",
            "{\"client\": \"%s\", \"startsOn\": \"2009-04-20\"}".formatted(inventor))
        .ok();
    desk.step(spinOff, "START_COMPANY", "2009-04-21");
    await().until(() -> desk.entries(project, "new-companies").size() == 3);
    assertThat(desk.value(project, "new-companies")).isEqualByComparingTo("1");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  void aSoleTradersNumberStaysAndTheCompanyCountsAllTheSame() {
    var project = desk.project("REF-SOLE-TRADER");
    var baker = desk.client("Bagaren");
    var referral = inProgress(draft(project, baker));

    atPartner(referral, "COMPLETE", "2009-05-01", started("800101-9291", "2009-04-20")).ok();

    awaitValue(project, "new-companies", "1");
    assertThat(api.get("/v1/clients/" + baker).text("legalForm")).isEqualTo("SOLE_TRADER");
    assertThat(api.get("/v1/referrals/" + referral).json().at("/result/orgNumber").asString())
        .isEqualTo("800101-****");
  }

  @Test
  void aCompanyThatWasThereBeforeIsEnteredAndNotCountedAndTheLedgerSaysWhy() {
    var project = desk.project("REF-BEFORE");
    api.post(
            "/v1/clients",
            """
            {"kind": "COMPANY", "name": "Gamla AB", "orgNumber": "556901-0027",
             "municipality": "2460", "startedOn": "1995-01-01"}""")
        .ok();
    var referral = inProgress(draft(project, desk.client("Övertagaren")));

    atPartner(referral, "COMPLETE", "2009-05-01", started("556901-0027", "2009-04-20")).ok();

    await().until(() -> desk.entries(project, "new-companies").size() == 1);
    assertThat(desk.entries(project, "new-companies").getFirst().at("/refused/en").asString())
        .contains("a company that existed before");
    assertThat(desk.value(project, "new-companies")).isEqualByComparingTo("0");
  }

  @Test
  void anOutcomeThatIsCorrectedTakesItsCompanyAlongAndCountsOnce() {
    var project = desk.project("REF-CORRECTED");
    var founder = desk.client("Den som startade något annat");
    var referral = inProgress(draft(project, founder));
    atPartner(referral, "COMPLETE", "2009-05-01", started("5569010050", "2009-04-20")).ok();
    awaitValue(project, "new-companies", "1");

    for (var next :
        List.of(started("5569010068", "2009-04-21"), started("5569010076", "2009-05-01"))) {
      api.put(
              "/v1/referrals/" + referral + "/outcome",
              "{\"on\": \"2009-05-02\", %s}".formatted(next))
          .ok();
      var wanted = next.substring(next.indexOf("2009-"), next.lastIndexOf('"'));
      await().until(() -> api.get("/v1/clients/" + founder).text("startedOn").equals(wanted));
      await().until(() -> companyOf(referral).equals(founder));
    }
    awaitValue(project, "new-companies", "1");

    api.put(
            "/v1/referrals/" + referral + "/outcome",
            "{\"on\": \"2009-05-02\", %s}".formatted(outcome("NOT_PURSUED")))
        .ok();
    awaitValue(project, "new-companies", "0");
    awaitValue(project, "referrals-not-pursued", "1");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  void theSameSoleTraderInASecondReferralIsTheSameCompany() {
    var project = desk.project("REF-SAME-TRADER");
    var first = inProgress(draft(project, desk.client("Snickaren")));
    atPartner(first, "COMPLETE", "2009-05-01", started("7502031011", "2009-04-20")).ok();
    awaitValue(project, "new-companies", "1");

    var second = inProgress(draft(project, desk.client("Snickaren igen")));
    atPartner(second, "COMPLETE", "2009-05-01", started("197502031011", "2009-04-20")).ok();

    await().until(() -> desk.entries(project, "new-companies").size() == 2);
    assertThat(desk.value(project, "new-companies")).isEqualByComparingTo("1");
  }

  @Test
  void aCaseWaitsForTheAnswerAndHearsOfTheOutcome() {
    var project = desk.project("REF-CASE");
    var caseId = desk.caseInAdvising(project);
    var referral = draft("\"fromCase\": \"%s\"".formatted(caseId));
    consent(referral, "NAME");
    step(referral, "SEND", "2009-03-10").ok();
    awaitState(caseId, "REFERRED");
    var second = draft("\"fromCase\": \"%s\"".formatted(caseId));
    consent(second, "NAME");
    step(second, "SEND", "2009-03-11").ok();
    await().until(() -> api.get("/v1/cases/" + caseId).json().get("referrals").size() == 2);

    atPartner(referral, "REJECT", "2009-03-12", "\"reason\": \"Fullt\"").ok();
    await()
        .until(
            () ->
                api.get("/v1/cases/" + caseId)
                    .json()
                    .at("/referrals/0/state")
                    .asString()
                    .equals("REJECTED"));
    assertThat(desk.state(caseId)).as("the other one is still waited for").isEqualTo("REFERRED");

    atPartner(second, "ACCEPT", "2009-03-13", null).ok();
    awaitState(caseId, "ADVISING");
    atPartner(second, "START", "2009-03-16", null).ok();
    atPartner(second, "COMPLETE", "2009-04-16", outcome("ADVICE_GIVEN")).ok();
    await()
        .until(
            () ->
                api.get("/v1/cases/" + caseId)
                    .json()
                    .at("/referrals/1/outcome")
                    .asString("")
                    .equals("ADVICE_GIVEN"));
    awaitValue(project, "referrals", "2");
    awaitValue(project, "referrals-rejected", "1");
    awaitValue(project, "referrals-accepted", "1");
    awaitValue(project, "referrals-advice-given", "1");
  }

  @Test
  void everyWayThroughTheLifecycleCanBeWalkedAndWhatIsNotThereIsRefused() {
    var project = desk.project("REF-WALK");
    var referral = draft(project, desk.client("Den som väntar"));
    var early = step(referral, "SEND", "2009-03-03");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text("type")).endsWith("guard-refused");
    assertThat(step(referral, "ACCEPT", "2009-03-03").text("type")).endsWith("no-such-step");
    assertThat(step(referral, "REPAIR", "2009-03-03").text("type")).endsWith("unknown-trigger");

    consent(referral, "NAME");
    step(referral, "SEND", "2009-03-03").ok();
    assertThat(step(referral, "EXPIRE", "2009-03-10").text("type")).endsWith("guard-refused");
    // It is entered late: the partner has the working days from the day of entry on.
    assertThat(step(referral, "EXPIRE", "2009-03-24").text("type")).endsWith("guard-refused");
    assertThat(step(referral, "CANCEL", "2009-03-24").ok().text("status")).isEqualTo("CANCELLED");

    for (var from : List.of("DRAFT", "REQUESTED", "ACCEPTED")) {
      var cancelled = draft(project, desk.client("Den som ångrar sig"));
      consent(cancelled, "NAME");
      if (!from.equals("DRAFT")) {
        step(cancelled, "SEND", "2009-03-03").ok();
      }
      if (from.equals("ACCEPTED")) {
        step(cancelled, "ACCEPT", "2009-03-04").ok();
      }
      assertThat(step(cancelled, "CANCEL", "2009-03-05").ok().text("status"))
          .isEqualTo("CANCELLED");
    }
  }

  @Test
  void thePartnerSeesWhatWasAgreedOnAndNothingElse() {
    var project = desk.project("REF-INBOX");
    var referral = draft(project, desk.client("Den som delar lite"));
    assertThat(api.get(INBOX + referral).status()).as("a draft").isEqualTo(404);
    consent(referral, "NAME");
    step(referral, "SEND", "2009-03-03").ok();

    var seen = api.get(INBOX + referral).ok();
    assertThat(seen.json().at("/details/name").asString()).isEqualTo("Eva Ek");
    assertThat(seen.body()).doesNotContain("090-12 34 56").doesNotContain("client");
    assertThat(api.all(INBOX.substring(0, INBOX.length() - 1)))
        .anyMatch(each -> each.get("id").asString().equals(referral));
    assertThat(atPartner(referral, "CANCEL", "2009-03-04", null).text("type"))
        .endsWith("unknown-trigger");

    var draft = draft(project, desk.client("Den som ångrade sig"));
    consent(draft, "NAME");
    step(draft, "CANCEL", "2009-03-04").ok();
    assertThat(api.get(INBOX.substring(0, INBOX.length() - 1) + "?state=CANCELLED").body())
        .as("what was never sent")
        .doesNotContain(draft);

    api.post(
            "/v1/partners",
            "{\"id\": \"ALMI\", \"name\": \"Almi\", \"description\": \"Lån\"}",
            "Idempotency-Key",
            "almi")
        .ok();
    assertThat(api.get("/v1/partners/ALMI/inbox/" + referral).status())
        .as("another partner's")
        .isEqualTo(404);
  }

  @Test
  void mergedClientsAreFollowedByTheirReferrals() {
    var project = desk.project("REF-MERGE");
    var client = desk.client("Dubbletten");
    var goesOn = desk.client("Originalet");
    var referral = inProgress(draft(project, client));
    atPartner(referral, "COMPLETE", "2009-05-01", started("556901-0035", "2009-04-20")).ok();
    awaitValue(project, "new-companies", "1");

    api.post("/v1/clients/" + client + "/merge", "{\"into\": \"%s\"}".formatted(goesOn)).ok();
    await().until(() -> companyOf(referral).equals(goesOn));
    assertThat(api.get("/v1/referrals/" + referral).text("client")).isEqualTo(goesOn);

    api.post("/v1/clients/" + client + "/merge/retraction", "{}").ok();
    await().until(() -> companyOf(referral).equals(client));
  }

  @Test
  void whatItComesFromMustBeThereAndBelongTogether() {
    var project = desk.project("REF-BAD");
    var caseId = desk.caseInAdvising(project);
    var none = "01970000-0000-7000-8000-000000000000";

    assertRefused("\"fromCase\": \"%s\"".formatted(none), "unknown-fromCase");
    assertRefused("\"fromContact\": \"%s\"".formatted(caseId), "unknown-fromContact");
    assertRefused(
        "\"fromCase\": \"%s\", \"client\": \"%s\"".formatted(caseId, desk.client("En annan")),
        "other-clients-work");
    assertRefused("\"area\": \"advice\"", "needed-without-case-or-contact");
    var unknown =
        api.post(
            "/v1/referrals", "{\"partner\": \"NOBODY\", \"fromCase\": \"%s\"}".formatted(caseId));
    assertThat(unknown.text("type")).endsWith("unknown-partner");
  }

  private void assertRefused(String where, String problem) {
    var answer = api.post("/v1/referrals", draftOf(where));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.text("type")).endsWith(problem);
  }

  private String draft(String project, String client) {
    return draft(
        "\"project\": \"%s\", \"client\": \"%s\", \"area\": \"advice\"".formatted(project, client));
  }

  private String draft(String where) {
    return api.post("/v1/referrals", draftOf(where)).ok().text("id");
  }

  private static String draftOf(String where) {
    return """
    {"partner": "ENTREPRENORCENTRUM", %s, "on": "2009-03-02", "advisor": "anna",
     "details": {"name": "Eva Ek", "phone": "090-12 34 56", "businessIdea": "Bageri"}}"""
        .formatted(where);
  }

  private void consent(String referral, String shared) {
    api.put(
            "/v1/referrals/" + referral + "/consent",
            "{\"on\": \"2009-03-02\", \"form\": \"ORAL\", \"shared\": [\"%s\"]}".formatted(shared))
        .ok();
  }

  private String inProgress(String referral) {
    consent(referral, "NAME");
    step(referral, "SEND", "2009-03-03").ok();
    atPartner(referral, "ACCEPT", "2009-03-05", null).ok();
    atPartner(referral, "START", "2009-03-06", null).ok();
    return referral;
  }

  private Answer step(String referral, String trigger, String on) {
    return api.post("/v1/referrals/" + referral + "/transitions", stepOf(trigger, on, null));
  }

  private Answer atPartner(String referral, String trigger, String on, @Nullable String more) {
    return api.post(INBOX + referral + "/transitions", stepOf(trigger, on, more));
  }

  private static String stepOf(String trigger, String on, @Nullable String more) {
    return "{\"trigger\": \"%s\", \"on\": \"%s\"%s}"
        .formatted(trigger, on, more == null ? "" : ", " + more);
  }

  private static String outcome(String outcome) {
    return "\"outcome\": {\"outcome\": \"%s\"}".formatted(outcome);
  }

  private static String started(String number, String on) {
    return "\"outcome\": {\"outcome\": \"COMPANY_STARTED\", \"orgNumber\": \"%s\", \"startedOn\": \"%s\"}"
        .formatted(number, on);
  }

  private String companyOf(String referral) {
    return api.get("/v1/referrals/" + referral).ok().json().at("/result/company").asString("");
  }

  private void awaitState(String caseId, String state) {
    await().until(() -> desk.state(caseId).equals(state));
  }

  private void awaitValue(String project, String indicator, String value) {
    await().until(() -> desk.value(project, indicator).compareTo(new BigDecimal(value)) == 0);
  }
}
