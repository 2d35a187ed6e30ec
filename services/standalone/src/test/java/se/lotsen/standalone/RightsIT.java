package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint, asked by everybody: each role, for something that is in the municipality, project
 * and organisation of whoever asks and for something that is in none of them. What is to come of it
 * follows from the table of rights alone.
 */
@ExtendWith(OneProcess.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

  /** Decided on a version that there will never be: who may do it is refused for that. */
  private static final String STALE = "\"999999\"";

  private static final Set<Integer> LET_IN = Set.of(200, 201, 202, 204, 400, 409, 412, 422);

  private final Standalone lotsen;
  private final Api api;
  private final World inside;
  private final World outside;
  private final String exceptional;
  private final JsonNode description;
  private int planned;

  RightsIT(Standalone lotsen) {
    this.lotsen = lotsen;
    this.api = new Api(lotsen.port());
    this.description = api.get("/openapi").ok().json();
    this.inside = World.make(api, "MX-IN", "2460");
    this.outside = World.make(api, "MX-OUT", "2404");
    inside.names().put("mandates.id", mandate(token(Role.ADVISOR, inside), "supervisor"));
    outside.names().put("mandates.id", mandate(token("else", Role.ADVISOR, outside), "others"));
    this.exceptional =
        api.post(
                "/v1/mandates/exceptional",
                "{\"municipality\": \"%s\", \"reason\": \"Akut\"}".formatted(inside.municipality()),
                bearer(token("reader", Role.ADVISOR, outside)))
            .ok()
            .text("id");
  }

  private String mandate(String giver, String to) {
    return api.post(
            "/v1/mandates",
            Endpoints.bodies().get("POST /v1/mandates").apply(inside).replace("kollega", to),
            bearer(giver))
        .ok()
        .text("id");
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Who asks: with a role inside, or from outside by a mandate that reaches in. */
  private String[] asking(Role role) {
    return role.isSignedInAs()
        ? bearer(token(role, inside))
        : new String[] {
          "Authorization",
          "Bearer " + token("reader", Role.ADVISOR, outside),
          "Lotsen-Mandate",
          exceptional
        };
  }

  private static String token(Role role, World world) {
    return token(role.claim(), role, world);
  }

  private static String token(String who, Role role, World world) {
    return TestIssuer.here()
        .token(
            who,
            claims ->
                claims
                    .claim("roles", List.of(role.claim()))
                    .claim("municipalities", List.of(world.municipality()))
                    .claim("projects", List.of(world.project()))
                    .claim("funder", world.funder())
                    .claim("partner", world.partner()));
  }

  private static boolean reaches(Role role, Right right, boolean isInside) {
    var scopes = RightsTable.scopes(EnumSet.of(role), right);
    return scopes.contains(Scope.EVERYTHING) || (isInside && !scopes.isEmpty());
  }

  private static boolean has(Role role, Right right) {
    return !RightsTable.scopes(EnumSet.of(role), right).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyEndpointAnswersAsTheTableSays(Role role) {
    var bodies = Endpoints.bodies();
    var wrong = new ArrayList<String>();
    var undescribed = new ArrayList<String>();
    for (var endpoint : Endpoints.of(lotsen)) {
      for (var world : List.of(inside, outside)) {
        var status = ask(endpoint, world, asking(role), bodies).status();
        if (!isDescribed(endpoint, status)) {
          undescribed.add("%s %s: %d".formatted(endpoint.method(), endpoint.template(), status));
        }
        var expected = expected(endpoint, role, world == inside);
        if (!expected.contains(status)) {
          wrong.add(
              "%s %s %s: %d, not %s"
                  .formatted(
                      world == inside ? "inside" : "outside",
                      endpoint.method(),
                      endpoint.template(),
                      status,
                      expected));
        }
      }
    }
    assertThat(wrong).as("%s", role).isEmpty();
    assertThat(undescribed).as("statuses that /openapi does not say, asked as %s", role).isEmpty();
  }

  /** Whether the API's description says that an operation may be answered so. */
  private boolean isDescribed(Endpoints.Endpoint endpoint, int status) {
    return !description
        .path("paths")
        .path(endpoint.template())
        .path(endpoint.method().toLowerCase(Locale.ROOT))
        .path("responses")
        .path(String.valueOf(status))
        .isMissingNode();
  }

  private Set<Integer> expected(Endpoints.Endpoint endpoint, Role role, boolean isInside) {
    var right = endpoint.right();
    // A project that is planned is in nobody's claim yet.
    boolean reached =
        (isInside
                && !(endpoint.method().equals("POST")
                    && endpoint.template().equals("/v1/projects")))
            || endpoint.isAnywhere()
            || endpoint.makesOwn();
    if (!endpoint.isAboutOne()) {
      // A search by POST is a read like a list: whoever has the right somewhere is answered.
      boolean isRead =
          endpoint.method().equals(RequestMethod.GET.name())
              || endpoint.template().matches("/v1/[a-z]+/(search|candidates)");
      return (isRead ? has(role, right) : reaches(role, right, reached)) ? LET_IN : Set.of(403);
    }
    if (reaches(role, right, reached)) {
      // What an account or an import of that name answers is not what is looked at here.
      return endpoint.isAnywhere() ? with404() : LET_IN;
    }
    if (endpoint.isAnywhere()) {
      // No file is sent here, which is seen before it is asked who asks.
      return Set.of(404, 415);
    }
    return reaches(role, right.seeing(), reached) ? Set.of(403) : Set.of(404);
  }

  private static Set<Integer> with404() {
    return Stream.concat(LET_IN.stream(), Stream.of(404, 415))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Api.Answer ask(
      Endpoints.Endpoint endpoint,
      World world,
      String[] asking,
      Map<String, Function<World, String>> bodies) {
    var name = endpoint.method() + " " + endpoint.template();
    var headers = new ArrayList<>(List.of(asking));
    String body = null;
    if (endpoint.method().equals("POST") || endpoint.method().equals("PUT")) {
      if (endpoint.isAboutOne() && !endpoint.isAnywhere()) {
        headers.addAll(List.of("If-Match", STALE));
      }
      var made = bodies.get(name);
      body =
          name.equals("POST /v1/projects")
              ? world.plan("MX-NEW" + ++planned)
              : made == null ? "{}" : made.apply(world);
    }
    return api.send(
        endpoint.method(),
        Endpoints.address(endpoint, world),
        body,
        headers.toArray(String[]::new));
  }

  /** Somebody who may do everything everywhere gets through everywhere: the bodies are right. */
  @Test
  void whoMayDoAllIsLetInEverywhere() {
    var bodies = Endpoints.bodies();
    var wrong = new ArrayList<String>();
    for (var endpoint : Endpoints.of(lotsen)) {
      if (!endpoint.isAnywhere()) {
        var answer = ask(endpoint, inside, bearer(TestIssuer.here().token()), bodies);
        if (!LET_IN.contains(answer.status())
            || (answer.status() == 400 && !endpoint.template().endsWith("/changes"))
            || answer.body().contains("invalid-fields")) {
          wrong.add("%s %s: %s".formatted(endpoint.method(), endpoint.template(), answer.body()));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The same lists, read by somebody who sees all, and looked through here. */
  @ParameterizedTest
  @EnumSource
  void listsAndCountsHaveWhatIsReachedAndNothingElse(Role role) {
    var lists =
        Map.of(
            "/v1/projects", Right.PROJECTS_READ,
            "/v1/clients", Right.CLIENTS_READ,
            "/v1/contacts", Right.CONTACTS_READ,
            "/v1/cases", Right.CASES_READ,
            "/v1/referrals", Right.REFERRALS_READ,
            "/v1/activities", Right.ACTIVITIES_READ);
    lists.forEach(
        (path, right) -> {
          var headers = asking(role);
          if (!has(role, right)) {
            assertThat(api.get(path, headers).status()).as("%s %s", role, path).isEqualTo(403);
            return;
          }
          var scopes = RightsTable.scopes(EnumSet.of(role), right);
          var expected =
              api.all(path).stream()
                  .filter(item -> isReached(item, scopes))
                  .map(RightsIT::idOf)
                  .toList();
          assertThat(api.all(path, headers).stream().map(RightsIT::idOf))
              .as("%s %s", role, path)
              .containsExactlyElementsOf(expected);
          if (!path.equals("/v1/projects")) {
            var counted = api.get(path + "?total=true&countBy=municipality", headers).ok().json();
            assertThat(counted.at("/total/count").asInt()).isEqualTo(expected.size());
            assertThat(
                    counted
                        .at("/counts/municipality")
                        .valueStream()
                        .mapToInt(each -> each.get("count").asInt())
                        .sum())
                .isEqualTo(expected.size());
          }
        });
  }

  private static String idOf(JsonNode item) {
    return item.has("id") ? item.get("id").asString() : item.get("code").asString();
  }

  private boolean isReached(JsonNode item, Set<Scope> scopes) {
    return scopes.stream()
        .anyMatch(
            scope ->
                switch (scope) {
                  case EVERYTHING -> true;
                  case MUNICIPALITY ->
                      has(item, "municipality", inside.municipality())
                          || item.path("municipalities")
                              .valueStream()
                              .anyMatch(each -> mentions(each, inside.municipality()));
                  case PROJECT ->
                      has(item, "project", inside.project()) || has(item, "code", inside.project());
                  case FUNDER ->
                      item.path("funders")
                          .valueStream()
                          .anyMatch(each -> has(each, "code", inside.funder()));
                  case PARTNER -> has(item, "partner", inside.partner());
                  case OWN -> has(item, "advisor", Role.ADVISOR.claim());
                });
  }

  private static boolean mentions(JsonNode municipality, String code) {
    return municipality.isString()
        ? municipality.asString().equals(code)
        : has(municipality, "code", code);
  }

  private static boolean has(JsonNode item, String field, String value) {
    return item.path(field).asString("").equals(value);
  }

  @Test
  void aFunderSeesWhatIsBehindANumberWithoutWhoseItIs() {
    var path = "/v1/indicators/projects/" + inside.project() + "/values/contacts/entries";
    var funder = api.get(path, "Authorization", "Bearer " + token(Role.FUNDER, inside)).ok();
    var supervisor = api.get(path, "Authorization", "Bearer " + token(Role.SUPERVISOR, inside));

    assertThat(supervisor.ok().body()).contains(inside.client());
    assertThat(funder.json().get("entries").size())
        .isEqualTo(supervisor.json().get("entries").size());
    assertThat(funder.body()).doesNotContain(inside.client());
    var ledger = "/v1/indicators/projects/" + inside.project() + "/ledger";
    assertThat(api.get(ledger, "Authorization", "Bearer " + token(Role.FUNDER, inside)).ok().body())
        .isNotEmpty()
        .doesNotContain(inside.client());
  }

  /** A page may end in the midst of one client's entries, and its cursor says where. */
  @Test
  void aFunderTurnsPagesWithoutLearningWhoseTheyAre() {
    for (int i = 0; i < 2; i++) {
      api.post("/v1/cases/" + inside.names().get("cases.id") + "/sessions", World.SESSION).ok();
    }
    var path =
        "/v1/indicators/projects/" + inside.project() + "/values/companies-advised/entries?limit=1";
    var bearer = new String[] {"Authorization", "Bearer " + token(Role.FUNDER, inside)};
    await().until(() -> api.get(path, bearer).ok().json().has("next"));

    var seen = new ArrayList<String>();
    var page = api.get(path, bearer).ok().json();
    while (true) {
      page.get("entries").forEach(line -> seen.add(line.at("/entry/id").asString()));
      if (!page.has("next")) {
        break;
      }
      var next = page.get("next").asString();
      assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
          .doesNotContain(inside.client());
      page = api.get(path + "&cursor=" + next, bearer).ok().json();
    }

    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    var supervisors =
        api.get(path, "Authorization", "Bearer " + token(Role.SUPERVISOR, inside)).json();
    assertThat(api.get(path + "&cursor=" + supervisors.get("next").asString(), bearer).status())
        .as("a cursor that names somebody is nobody else's")
        .isEqualTo(400);
  }

  /** What is beyond one's reach is not brought within it by naming it. */
  @Test
  void whatOneMayNotSeeCannotBeNamed() {
    var advisor = new String[] {"Authorization", "Bearer " + token(Role.ADVISOR, inside)};

    var elsewhere = "/v1/activities/" + outside.names().get("activities.id") + "/registrations";
    var here = "/v1/activities/" + inside.names().get("activities.id") + "/registrations";
    var hidden =
        api.post(
                elsewhere,
                """
                {"person": {"name": "Hemlig Person", "phone": "070-1740605"}, "on": "2009-05-02"}""")
            .ok()
            .text("createdId");
    var participant = api.get(elsewhere + "/" + hidden).ok().text("participant");
    var naming = "{\"participant\": \"%s\", \"on\": \"2009-05-03\"}".formatted(participant);
    var registration = api.post(here, naming, advisor);
    assertThat(registration.status()).isEqualTo(422);
    assertThat(registration.body()).contains("unknown-participant");
    api.post(here, naming).ok();

    var draft =
        api.post(
            "/v1/referrals",
            """
            {"partner": "%s", "fromCase": "%s", "municipality": "%s", "on": "2009-04-01"}"""
                .formatted(
                    inside.partner(), outside.names().get("cases.id"), inside.municipality()),
            advisor);
    assertThat(draft.status()).as(draft.body()).isEqualTo(422);
    assertThat(draft.body()).doesNotContain(outside.client(), outside.project());

    var merge =
        api.post(
            "/v1/clients/" + inside.client() + "/merge",
            "{\"into\": \"%s\"}".formatted(outside.client()),
            advisor);
    assertThat(merge.status()).isEqualTo(422);
    assertThat(merge.body()).contains("unknown-client");
  }

  @Test
  void namesInListsAreThoseThatOneMaySee() {
    var path = "/v1/cases?project=" + outside.project();
    var supervisor =
        TestIssuer.here()
            .token(
                "siv",
                claims ->
                    claims
                        .claim("roles", List.of("supervisor"))
                        .claim("municipalities", List.of(inside.municipality()))
                        .claim("projects", List.of(outside.project())));

    var seen = api.get(path, "Authorization", "Bearer " + supervisor).ok().json().at("/items/0");

    assertThat(seen.isMissingNode()).isFalse();
    assertThat(seen.path("clientName").isMissingNode() || seen.path("clientName").isNull())
        .as("the client is in another municipality: %s", seen)
        .isTrue();
  }

  @Test
  void whatIsMovedOutOfReachIsRefused() {
    var advisor = token(Role.ADVISOR, inside);
    var answer =
        api.put(
            "/v1/clients/" + inside.client(),
            """
            {"kind": "PROSPECTIVE_ENTREPRENEUR", "name": "Flyttad", "municipality": "%s"}"""
                .formatted(outside.municipality()),
            "Authorization",
            "Bearer " + advisor);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("missing-right").contains("clients.work");
  }

  @Test
  void operatorsAloneReachTheOperatorsEndpoints() {
    for (var path : List.of("/actuator/health", "/actuator/metrics", "/actuator/caughtup")) {
      for (var role : Role.values()) {
        var status = api.get(path, "Authorization", "Bearer " + token(role, inside)).status();
        assertThat(status)
            .as("%s %s", role, path)
            .isIn(role == Role.ADMINISTRATOR ? Set.of(200, 503) : Set.of(403));
      }
    }
    for (var path : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
      var answer = api.get(path, "Authorization", "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }
  }
}
