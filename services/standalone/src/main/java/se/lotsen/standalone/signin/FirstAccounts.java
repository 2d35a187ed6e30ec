package se.lotsen.standalone.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import se.lotsen.model.access.Role;
import se.lotsen.standalone.Greeting;
import se.lotsen.standalone.StandaloneProperties;

/**
 * Lets the first one in: as long as nobody has an account, each start prints a one-time link with
 * which the administrator chooses a password. With {@code --demo} there are invented people.
 */
final class FirstAccounts {
  private static final Logger log = LoggerFactory.getLogger("Lotsen");
  private static final String ADMINISTRATOR = "admin";
  private static final List<String> MUNICIPALITIES =
      List.of("2401", "2403", "2404", "2409", "2460");
  private static final List<String> PROJECTS = List.of("4K", "DUR", "DEMO");

  private final Accounts accounts;
  private final Address address;
  private final StandaloneProperties settings;
  private final SignInProperties signIn;

  FirstAccounts(
      Accounts accounts, Address address, StandaloneProperties settings, SignInProperties signIn) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.address = address;
    this.settings = settings;
  }

  /** Somebody invented; the password is the name with {@code -demo} behind it. */
  private record Somebody(String id, Account.Kind kind, Role role, Map<String, List<String>> more) {
    Account account() {
      var claims = new HashMap<>(more);
      claims.put("roles", List.of(role.claim()));
      return Account.of(id, kind, claims);
    }

    String secret() {
      return id + "-demo";
    }
  }

  private static final List<Somebody> PEOPLE =
      List.of(
          new Somebody(
              "anna",
              Account.Kind.PERSON,
              Role.ADVISOR,
              Map.of("municipalities", MUNICIPALITIES, "projects", PROJECTS)),
          new Somebody(
              "bertil",
              Account.Kind.PERSON,
              Role.ADVISOR,
              Map.of("municipalities", List.of("2404"), "projects", List.of("DUR"))),
          new Somebody(
              "siv",
              Account.Kind.PERSON,
              Role.SUPERVISOR,
              Map.of("municipalities", MUNICIPALITIES, "projects", PROJECTS)),
          new Somebody(
              "frida",
              Account.Kind.PERSON,
              Role.FUNDER,
              Map.of("funder", List.of("lansstyrelsen"))),
          new Somebody(
              "pia",
              Account.Kind.PERSON,
              Role.PARTNER,
              Map.of("partner", List.of("ENTREPRENORCENTRUM"))),
          new Somebody("adam", Account.Kind.PERSON, Role.ADMINISTRATOR, Map.of()),
          new Somebody("dag", Account.Kind.PERSON, Role.DATA_PROTECTION_OFFICER, Map.of()),
          new Somebody(
              "funder-system",
              Account.Kind.MACHINE,
              Role.FUNDER,
              Map.of("funder", List.of("region-vasterbotten"))),
          new Somebody(
              "partner-system",
              Account.Kind.MACHINE,
              Role.PARTNER,
              Map.of("partner", List.of("ENTREPRENORCENTRUM"))));

  private boolean isTheDemos() {
    return accounts.find(PEOPLE.getFirst().id()).filter(Account::invented).isPresent();
  }

  /** A password that everybody knows is good with {@code --demo} only. */
  private void invitedNoMore() {
    for (var somebody : PEOPLE) {
      if (accounts
          .find(somebody.id())
          .filter(each -> each.invented() && !each.disabled())
          .isPresent()) {
        accounts
            .find(somebody.id())
            .ifPresent(each -> accounts.setRights(each.id(), each.claims(), true));
        log.info("{}, whom the demo invented, can no longer sign in", somebody.id());
      }
    }
  }

  private void invitedAgain() {
    for (var somebody : PEOPLE) {
      accounts
          .find(somebody.id())
          .filter(Account::invented)
          .ifPresent(each -> accounts.setRights(each.id(), each.claims(), false));
    }
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    if (settings.demo()) {
      if (accounts.areEmpty() || isTheDemos()) {
        PEOPLE.forEach(each -> accounts.addInvented(each.account(), each.secret()));
        invitedAgain();
      } else {
        log.warn("There are accounts of others: nobody was invented");
        return;
      }
      Greeting.say(
          log,
          """
          invented people, each with their name and -demo as password:
            %s
          sign in with %s anna; systems ask at %s/oauth2/token"""
              .formatted(
                  PEOPLE.stream()
                      .map(each -> "%-15s %s".formatted(each.id(), each.role().label().en()))
                      .collect(Collectors.joining("\n  ")),
                  Greeting.tokenAt(address.url()),
                  address.url()));
    }
    if (!settings.demo()) {
      invitedNoMore();
    }
    if (signIn.recover() || (!settings.demo() && (nobodyElse() || isWithoutPassword()))) {
      var claims = Map.of("roles", List.of(Role.ADMINISTRATOR.claim()));
      if (!accounts.add(Account.of(ADMINISTRATOR, Account.Kind.PERSON, claims))) {
        accounts.setRights(ADMINISTRATOR, claims, false);
      }
      Greeting.say(
          log,
          "as administrator choose a password here, once, and then a second factor:\n  "
              + address.linkTo(ADMINISTRATOR, accounts.newLink(ADMINISTRATOR)));
    }
  }

  /** Whoever the demo invented does not count. */
  private boolean nobodyElse() {
    return accounts.list(null, PEOPLE.size() + 1).stream().allMatch(Account::invented);
  }

  /** The administrator was made by an earlier start and did not follow its link. */
  private boolean isWithoutPassword() {
    return accounts.list(null, PEOPLE.size() + 2).stream()
            .allMatch(account -> account.invented() || account.id().equals(ADMINISTRATOR))
        && accounts.find(ADMINISTRATOR).filter(account -> account.secret() == null).isPresent();
  }
}
