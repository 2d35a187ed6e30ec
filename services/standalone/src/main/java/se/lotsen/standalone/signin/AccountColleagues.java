package se.lotsen.standalone.signin;

import java.util.EnumSet;
import java.util.List;
import se.lotsen.kit.access.KnownAccounts;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;
import se.lotsen.model.access.Standing;

/** Which of the accounts of this process could stand in for a colleague. */
final class AccountColleagues implements KnownAccounts {
  private final Accounts accounts;

  AccountColleagues(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Standing standingOf(String account) {
    return accounts
        .find(account)
        .filter(found -> !found.disabled())
        .map(found -> isColleague(found) ? Standing.CAN_STAND_IN : Standing.NO_ROLE_FOR_IT)
        .orElse(Standing.NOBODY);
  }

  /** As it is asked when the mandate is used. */
  private static boolean isColleague(Account account) {
    var roles = EnumSet.noneOf(Role.class);
    account.claims().getOrDefault("roles", List.of()).stream()
        .flatMap(name -> Role.of(name).stream())
        .forEach(roles::add);
    return RightsTable.scopes(roles, Right.MANDATES_READ).contains(Scope.OWN);
  }
}
