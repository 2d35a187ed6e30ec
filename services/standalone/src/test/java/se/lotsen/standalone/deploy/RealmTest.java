package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The realm that is deployed has nobody in it and no secret; who is invented is in a file of the
 * demo. KeycloakIT has Keycloak itself say so.
 */
class RealmTest {
  private static final JsonNode REALM = read("deploy/keycloak/lotsen-realm.json");
  private static final JsonNode DEMO = read("deploy/keycloak/demo/lotsen-users-0.json");

  private static JsonNode read(String file) {
    return JsonMapper.shared().readTree(Repository.read(file));
  }

  @Test
  void the_realm_has_no_people_and_no_secret() {
    assertThat(REALM.has("users")).isFalse();
    assertThat(REALM.findValues("credentials")).isEmpty();
    assertThat(REALM.findValues("secret"))
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder("${FUNDER_SYSTEM_SECRET}", "${PARTNER_SYSTEM_SECRET}");
    assertThat(REALM.get("sslRequired").asString()).isEqualTo("all");
  }

  @Test
  void each_secret_that_has_its_place_there_is_put_in_at_the_start() {
    var start = Repository.read("deploy/keycloak/start.sh");
    var handed = Compose.ofRepository().secrets("keycloak").values();
    for (var secret : REALM.findValues("secret")) {
      var variable = secret.asString().replaceAll("[${}]", "");
      var file = Repository.all(variable + "=\\$\\(cat \"\\$secrets/([^\"]+)\"\\)", start);
      assertThat(file).as(variable).hasSize(1).isSubsetOf(handed);
      assertThat(start).containsPattern("export .*\\b" + variable + "\\b");
    }
  }

  @Test
  void nobody_may_ask_with_a_password_for_somebody_else() {
    assertThat(REALM.get("clients").valueStream())
        .extracting(client -> client.get("clientId").asString())
        .contains("admin-cli");
    assertThat(REALM.get("clients").valueStream())
        .allMatch(client -> !client.get("directAccessGrantsEnabled").asBoolean());
  }

  @Test
  void the_people_of_the_demo_are_of_this_realm() {
    assertThat(DEMO.get("realm")).isEqualTo(REALM.get("realm"));
    assertThat(DEMO.get("users").valueStream())
        .extracting(user -> user.get("username").asString())
        .contains("anna", "adam", "service-account-funder-system");
  }
}
