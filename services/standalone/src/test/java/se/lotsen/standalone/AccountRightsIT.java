package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is refused and what is warned of where accounts are given rights. */
@ExtendWith(OneProcess.class)
class AccountRightsIT {
  private static final String ADMINISTRATOR = "{\"roles\": [\"ADMINISTRATOR\"]}";
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";

  private final Api api;

  AccountRightsIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Api.Answer add(String id, String rights) {
    return api.post(
        "/v1/accounts",
        "{\"id\": \"%s\", \"kind\": \"PERSON\", \"rights\": %s}".formatted(id, rights));
  }

  private Api.Answer give(String id, String rights) {
    return api.put("/v1/accounts/" + id + "/rights", rights);
  }

  private static void assertLast(Api.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("last-administrator", "make somebody else one first");
  }

  /** One who has not chosen a password, is switched off or is a machine lets nobody in. */
  @Test
  void theLastAdministratorStaysOneUntilThereIsAnother() {
    Browser.ofNew(api, "chefen", ADMINISTRATOR);
    add("chef-utan-losenord", ADMINISTRATOR).ok();
    Browser.ofNew(api, "chef-av", ADMINISTRATOR);
    give("chef-av", "{\"roles\": [\"ADMINISTRATOR\"], \"disabled\": true}").ok();
    var off = "{\"roles\": [\"ADMINISTRATOR\"], \"disabled\": true}";

    assertLast(give("chefen", ADVISOR));
    assertLast(give("chefen", off));
    assertLast(api.post("/v1/privacy/account/chefen/erasure", "{\"reason\": \"Har slutat\"}"));
    give("chefen", "{\"roles\": [\"ADMINISTRATOR\", \"ADVISOR\"], \"projects\": [\"4K\"]}").ok();

    Browser.ofNew(api, "eftertradaren", ADMINISTRATOR);
    give("chefen", off).ok();
    assertLast(give("eftertradaren", ADVISOR));
    // Nobody but this test has administrators who can sign in, and none is left behind.
    assertThat(new Browser(api).signIn("eftertradaren", Browser.PASSWORD).statusCode())
        .isEqualTo(302);
  }

  @Test
  void aPlaceThatThereIsNotIsRefusedWithItsField() {
    for (var wrong :
        Map.of(
                "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\", \"0180\"]}",
                "unknown-municipality",
                "{\"roles\": [\"SUPERVISOR\"], \"projects\": [\"4K\", \"4KK\"]}",
                "unknown-project")
            .entrySet()) {
      var refused = add("felplacerad", wrong.getKey());
      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.body()).contains(wrong.getValue());
      assertThat(refused.json().at("/errors/0/field").asString())
          .isIn("municipalities", "projects");
      assertThat(api.get("/v1/accounts/felplacerad").status()).isEqualTo(404);
    }
    add("overallt", "{\"roles\": [\"SUPERVISOR\"], \"projects\": [\"*\"]}").ok();
    assertThat(give("overallt", "{\"roles\": [], \"projects\": [\"4KK\"]}").status())
        .isEqualTo(422);
  }

  @Test
  void aRoleThatReachesNothingIsToldOf() {
    var made = add("ingenstans", "{\"roles\": [\"ADVISOR\", \"FUNDER\"]}").ok();

    assertThat(made.json().get("warnings").toString())
        .contains("Advisor reaches nothing", "municipalities", "Funder reaches nothing");
    assertThat(give("ingenstans", "{\"roles\": [\"ADVISOR\"]}").ok().body())
        .contains("reaches nothing");
    assertThat(api.get("/v1/accounts/ingenstans", "Accept-Language", "sv").ok().body())
        .contains("når ingenting");
    assertThat(give("ingenstans", ADVISOR).ok().json().get("warnings").isEmpty()).isTrue();
    assertThat(add("allt", ADMINISTRATOR).ok().json().get("warnings").isEmpty()).isTrue();
  }
}
