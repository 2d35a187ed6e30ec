package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.access.Role;

/**
 * Those who let others in. One of them is always left who can sign in, or nobody could be given
 * rights any more without stopping Lotsen.
 */
final class Administrators {
  private static final Refusal LAST =
      Refusal.conflict(
          "last-administrator",
          "Kontot är den sista administratören som kan logga in; gör någon annan till administratör"
              + " först",
          "The account is the last administrator who can sign in; make somebody else one first");

  private static final int BATCH = 200;

  private final Accounts accounts;
  private final Clock clock;
  private final Duration dormantAfter;

  Administrators(Accounts accounts, Clock clock, Duration dormantAfter) {
    this.accounts = accounts;
    this.clock = clock;
    this.dormantAfter = dormantAfter;
  }

  /**
   * Does what takes an account its rights, one such change after the other.
   *
   * @throws RefusedException where it is the last administrator
   */
  synchronized <T> T unlessLast(String id, Supplier<T> change) {
    if (isLast(id)) {
      throw new RefusedException(LAST);
    }
    return change.get();
  }

  private boolean isLast(String id) {
    return accounts.find(id).filter(this::canLetOthersIn).isPresent() && !isAnother(id);
  }

  private boolean isAnother(String id) {
    @Nullable String after = null;
    List<Account> page;
    do {
      page = accounts.list(after, BATCH);
      if (page.stream().anyMatch(each -> !each.id().equals(id) && canLetOthersIn(each))) {
        return true;
      }
      after = page.isEmpty() ? null : page.getLast().id();
    } while (page.size() == BATCH);
    return false;
  }

  static boolean isIn(Map<String, List<String>> claims) {
    return claims.getOrDefault("roles", List.of()).contains(Role.ADMINISTRATOR.claim());
  }

  private boolean canLetOthersIn(Account account) {
    return account.kind() == Account.Kind.PERSON
        && isIn(account.claims())
        && account.secret() != null
        && !account.disabled()
        && !account.isDormant(clock.instant(), dormantAfter);
  }
}
