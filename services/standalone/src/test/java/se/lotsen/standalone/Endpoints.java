package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.lotsen.kit.Days;
import se.lotsen.kit.access.Open;
import se.lotsen.kit.access.Requires;
import se.lotsen.model.access.Right;

/** All endpoints there are, with what is sent to each and about what. */
final class Endpoints {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final String REASON = "{\"reason\": \"Beslut\"}";

  private Endpoints() {}

  /** An endpoint as it is declared. */
  record Endpoint(String method, String template, Right right) {
    boolean isAboutOne() {
      return template.contains("{");
    }

    /** Whether it makes something that is the caller's own, wherever that reaches. */
    boolean makesOwn() {
      return !isAboutOne() && (right == Right.MANDATES_GIVE || right == Right.MANDATES_TAKE);
    }

    /** Whether what it is about lies in no municipality, project or organisation. */
    boolean isAnywhere() {
      return Stream.of("imports", "accounts", "privacy")
          .anyMatch(first -> template.startsWith("/v1/" + first));
    }
  }

  static List<Endpoint> of(Standalone lotsen) {
    var endpoints = new ArrayList<Endpoint>();
    lotsen
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (isOurs(method) && method.getMethodAnnotation(Open.class) == null) {
                var requires = method.getMethodAnnotation(Requires.class);
                assertThat(requires).as("%s says which right it requires", method).isNotNull();
                for (var verb : mapping.getMethodsCondition().getMethods()) {
                  for (var pattern : mapping.getPatternValues()) {
                    endpoints.add(new Endpoint(verb.name(), pattern, requires.value()));
                  }
                }
              }
            });
    return endpoints;
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("se.lotsen.")
        && !method.getBeanType().getSimpleName().equals("HaltAtFailPoint");
  }

  /** What is sent where something has to be. */
  static Map<String, Function<World, String>> bodies() {
    var bodies = new HashMap<String, Function<World, String>>();
    bodies.put("POST /v1/contacts", World::contact);
    bodies.put("PUT /v1/contacts/{id}", World::contact);
    bodies.put("POST /v1/cases", World::opening);
    bodies.put("POST /v1/cases/{id}/transitions", any -> World.step("COMPLETE", "2009-05-01"));
    bodies.put("PUT /v1/cases/{id}/advisor", any -> "{\"advisor\": \"berit\"}");
    bodies.put("PUT /v1/cases/{id}/due-date", any -> "{\"dueOn\": \"2009-09-01\"}");
    bodies.put("POST /v1/cases/{id}/sessions", any -> World.SESSION);
    bodies.put("PUT /v1/cases/{id}/sessions/{session}", any -> World.SESSION);
    bodies.put("POST /v1/cases/{id}/outcomes", any -> World.OUTCOME);
    bodies.put("PUT /v1/cases/{id}/outcomes/{outcome}", any -> World.OUTCOME);
    bodies.put(
        "PUT /v1/cases/{id}/company",
        world -> "{\"client\": \"%s\", \"startsOn\": \"2009-04-20\"}".formatted(world.client()));
    bodies.put("PUT /v1/cases/{id}/succession", any -> "{\"consentOn\": \"2009-04-20\"}");
    bodies.put("POST /v1/referrals", World::draft);
    bodies.put("PUT /v1/referrals/{id}/details", any -> "{\"name\": \"Kund\"}");
    bodies.put("PUT /v1/referrals/{id}/consent", any -> World.CONSENT);
    bodies.put("POST /v1/referrals/{id}/transitions", any -> World.step("ACCEPT", "2009-05-01"));
    bodies.put(
        "PUT /v1/referrals/{id}/outcome",
        any -> "{\"on\": \"2009-05-02\", \"outcome\": {\"outcome\": \"ADVICE_GIVEN\"}}");
    bodies.put(
        "POST /v1/partners/{partner}/inbox/{id}/transitions",
        any -> World.step("ACCEPT", "2009-05-01"));
    bodies.put("POST /v1/activities", World::activity);
    bodies.put("PUT /v1/activities/{id}", World::activity);
    bodies.put("POST /v1/activities/{id}/transitions", any -> World.step("CANCEL", "2009-05-03"));
    bodies.put("POST /v1/activities/{id}/registrations", World::registration);
    bodies.put(
        "PUT /v1/activities/{id}/registrations/{registration}/attendance",
        any -> "{\"attended\": true}");
    bodies.put(
        "PUT /v1/activities/{id}/attendance",
        world ->
            "{\"registrations\": [{\"registration\": \"%s\", \"attended\": true}]}"
                .formatted(world.names().get("activities.registration")));
    bodies.put("PUT /v1/activities/{id}/head-counts/{group}", any -> "{\"women\": 1}");
    bodies.put(
        "POST /v1/clients",
        world ->
            "{\"kind\": \"ASSOCIATION\", \"name\": \"Förening\", \"municipality\": \"%s\"}"
                .formatted(world.municipality()));
    bodies.put(
        "PUT /v1/clients/{id}",
        world ->
            "{\"kind\": \"PROSPECTIVE_ENTREPRENEUR\", \"name\": \"Ny\", \"municipality\": \"%s\"}"
                .formatted(world.municipality()));
    bodies.put(
        "POST /v1/clients/{id}/merge", world -> "{\"into\": \"%s\"}".formatted(world.client()));
    bodies.put(
        "POST /v1/partners",
        world ->
            "{\"id\": \"%s\", \"name\": \"P\", \"description\": \"P\"}".formatted(world.partner()));
    bodies.put(
        "PUT /v1/partners/{id}",
        any -> "{\"name\": \"P\", \"description\": \"P\", \"active\": true}");
    bodies.put("POST /v1/projects/{code}/transitions", any -> "{\"trigger\": \"ACTIVATE\"}");
    bodies.put(
        "PUT /v1/projects/{code}/targets",
        any -> "{\"indicators\": [{\"indicator\": \"contacts\"}]}");
    bodies.put(
        "POST /v1/mandates",
        any ->
            "{\"to\": \"kollega\", \"lastDay\": \"%s\", \"reason\": \"Semester\"}"
                .formatted(LocalDate.now(Days.ZONE)));
    bodies.put(
        "POST /v1/mandates/exceptional",
        world ->
            "{\"municipality\": \"%s\", \"reason\": \"Akut\"}".formatted(world.municipality()));
    bodies.put("POST /v1/mandates/{id}/review", any -> "{\"finding\": \"Bra\"}");
    bodies.put("POST /v1/funding-decisions", World::decision);
    bodies.put(
        "PUT /v1/funding-decisions/{id}",
        world -> "{\"terms\": %s, \"reason\": \"Ändrat\"}".formatted(world.terms()));
    bodies.put("PUT /v1/reports/{decision}/{number}/words", any -> World.WORDS);
    bodies.put(
        "POST /v1/reports/{decision}/{number}/transitions", any -> "{\"trigger\": \"SUBMIT\"}");
    bodies.put(
        "POST /v1/reports/{decision}/{number}/answers",
        any -> "{\"trigger\": \"RETURN\", \"reason\": \"Räkna om\"}");
    bodies.put(
        "POST /v1/clients/candidates",
        world -> "{\"name\": \"Kund\", \"municipality\": \"%s\"}".formatted(world.municipality()));
    bodies.put("POST /v1/clients/{id}/hold", any -> REASON);
    bodies.put(
        "PUT /v1/projects/{code}/retention",
        any ->
            """
            {"basis": "ARCHIVE_DECISION", "keptUntil": "2011-12-31", "reason": "Beslut"}""");
    bodies.put("POST /v1/projects/{code}/hold", any -> REASON);
    bodies.put("POST /v1/projects/{code}/disposal", any -> REASON);
    for (var what : List.of("search", "extract")) {
      bodies.put("POST /v1/privacy/" + what, any -> "{\"words\": [\"Ingen Alls\"]}");
    }
    bodies.put("POST /v1/privacy/{kind}/{id}/erasure", any -> REASON);
    bodies.put(
        "POST /v1/accounts",
        any -> "{\"id\": \"ny\", \"kind\": \"PERSON\", \"rights\": {\"roles\": [\"ADVISOR\"]}}");
    bodies.put(
        "PUT /v1/accounts/{id}/keys",
        any ->
            """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "one",
              "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
              "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""");
    bodies.put("PUT /v1/accounts/{id}/rights", any -> "{\"roles\": [\"ADVISOR\"]}");
    return bodies;
  }

  /** Where it is, for what a world has. */
  static String address(Endpoint endpoint, World world) {
    var first = endpoint.template().split("/")[2];
    var path =
        VARIABLE
            .matcher(endpoint.template())
            .replaceAll(
                variable -> {
                  var name =
                      endpoint.template().contains("/inbox/") && variable.group(1).equals("id")
                          ? "referrals.id"
                          : first + "." + variable.group(1);
                  return world.names().getOrDefault(name, "none");
                });
    if (path.endsWith("/changes")) {
      // A stream that began would not end; whoever is let in is told that this is no place in it.
      return path + "?lastEventId=nowhere";
    }
    if (path.endsWith("/difference")) {
      return path + "?told=2009-01-01T00:00:00Z";
    }
    if (path.equals("/v1/privacy/archive") || path.equals("/v1/privacy/disposal")) {
      return path + "?project=" + world.project();
    }
    return path;
  }
}
