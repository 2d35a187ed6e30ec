package se.lotsen.standalone.signin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.DataSubject;
import se.lotsen.kit.privacy.Holding;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.kit.web.ApiVersion;

/** What is held about those who work here, beside what journals say they did. */
final class AccountHoldings implements PersonalDataSource {
  private static final Logger log = LoggerFactory.getLogger(AccountHoldings.class);
  private static final int BATCH = 200;

  private final Accounts accounts;
  private final Administrators administrators;
  private final ErasedSpace space;
  private final Clock clock;

  AccountHoldings(
      Accounts accounts, Administrators administrators, ErasedSpace space, Clock clock) {
    this.accounts = accounts;
    this.administrators = administrators;
    this.space = space;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "account";
  }

  @Override
  public List<RegisterEntry> register() {
    return RegisterEntry.of(Accounts.COLLECTION, Account.class);
  }

  @Override
  public void find(DataSubject subject, Consumer<Holding> found) {
    @Nullable String after = null;
    List<Account> page;
    do {
      page = accounts.list(after, BATCH);
      for (var account : page) {
        after = account.id();
        if (subject.isAccount(account.id())) {
          found.accept(holding(account));
        }
      }
    } while (page.size() == BATCH);
  }

  private static List<String> labels(SecondFactor second) {
    return second.passkeys().stream().map(SecondFactor.Passkey::label).toList();
  }

  /** What lets somebody in is told to nobody, but for what they call it. */
  private Holding holding(Account account) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("id", account.id());
    fields.put("claims", account.claims().toString());
    Optional.ofNullable(account.lastSignIn())
        .ifPresent(last -> fields.put("lastSignIn", last.toString()));
    var second = account.secondFactor();
    if (!second.passkeys().isEmpty()) {
      fields.put("passkeys", String.join(", ", labels(second)));
    }
    if (second.codeKey() != null) {
      fields.put("oneTimeCodes", "true");
    }
    return new Holding(
        kind(),
        account.id(),
        ApiVersion.PATH + "/accounts/" + account.id(),
        fields,
        null,
        null,
        null,
        null);
  }

  @Override
  public Outcome erase(String id, String reason, CommandContext context) {
    Optional<Account> erased;
    try {
      erased =
          administrators.unlessLast(
              id, () -> accounts.change(id, account -> account.erased(clock.instant())));
    } catch (RefusedException last) {
      return new Outcome.Refused(last.why());
    }
    if (erased.isEmpty()) {
      return new Outcome.Refused(Refusal.notFound(kind(), id));
    }
    log.info("{} erased the account {}: {}", context.by(), id, reason);
    space.erasedFrom(Accounts.COLLECTION);
    return new Outcome.Done(id, 1, 0, "ERASED", clock.instant(), List.of(), false);
  }
}
