package se.lotsen.standalone.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.ApiVersion;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Role;

/** Who may sign in, and as what, over HTTP. */
@RestController
@RequestMapping("/accounts")
class AccountController {
  private static final Logger log = LoggerFactory.getLogger(AccountController.class);
  private static final String SIMPLE = "[A-Za-z0-9._-]{1,64}";

  private final Accounts accounts;
  private final Administrators administrators;
  private final Reach reach;
  private final Address address;

  AccountController(
      Accounts accounts, Administrators administrators, Reach reach, Address address) {
    this.accounts = accounts;
    this.administrators = administrators;
    this.reach = reach;
    this.address = address;
  }

  /**
   * What somebody may do, and where.
   *
   * @param municipalities codes of Statistics Sweden, or {@code *} for all
   * @param projects codes, or {@code *} for all
   * @param funder the code of the funder they work for
   * @param partner the id of the partner they work for
   * @param advisor by which name work is theirs, where that is not the account's own
   * @param disabled whether they cannot sign in for now
   */
  record AccountRights(
      @NotNull @Size(max = 6) List<@NotNull Role> roles,
      @Nullable @Size(max = 300) List<@Pattern(regexp = "\\d{4}|[*]") String> municipalities,
      @Nullable @Size(max = 300) List<@Pattern(regexp = "[A-Z0-9-]{1,32}|[*]") String> projects,
      @Nullable @Pattern(regexp = SIMPLE) String funder,
      @Nullable @Pattern(regexp = SIMPLE) String partner,
      @Nullable AdvisorId advisor,
      @Nullable Boolean disabled) {

    /**
     * @throws RefusedException for a role that no account can have
     */
    Map<String, List<String>> claims() {
      if (!roles.stream().allMatch(Role::isSignedInAs)) {
        throw new RefusedException(
            Refusal.invalid(
                "role-not-given",
                "roles",
                "Den rollen har man bara med en fullmakt",
                "That role is had by a mandate only"));
      }
      return Map.of(
          "roles",
          roles.stream().map(Role::claim).toList(),
          "municipalities",
          orNone(municipalities),
          "projects",
          orNone(projects),
          "funder",
          funder == null ? List.of() : List.of(funder),
          "partner",
          partner == null ? List.of() : List.of(partner),
          "advisor",
          advisor == null ? List.of() : List.of(advisor.value()));
    }

    boolean isOff() {
      return disabled != null && disabled;
    }

    private static List<String> orNone(@Nullable List<String> values) {
      return values == null ? List.of() : values;
    }
  }

  /**
   * A new account.
   *
   * @param id what tokens and journals call it, for ever
   */
  record NewAccount(
      @NotNull @Pattern(regexp = SIMPLE) String id,
      Account.@NotNull Kind kind,
      @NotNull @Valid AccountRights rights) {}

  /**
   * A JWK set (RFC 7517) of public keys: two or more while one takes the place of another.
   *
   * @param keys on P-256, or RSA of at least 3072 bits, each with a {@code kid}; never private ones
   */
  record PublicKeys(@NotNull @Size(min = 1, max = 4) List<@NotNull Map<String, Object>> keys) {}

  /**
   * An account as it is shown.
   *
   * @param hasSecret whether a password was chosen, or a machine has a secret
   * @param hasKeys whether a machine has keys in place of a secret
   * @param warnings a sentence for each of its roles that reaches nothing
   */
  record AccountView(
      String id,
      Account.Kind kind,
      Map<String, List<String>> claims,
      boolean disabled,
      boolean hasSecret,
      boolean hasKeys,
      @Nullable Instant lastSignIn,
      List<String> warnings) {
    static AccountView of(Account account, Locale locale) {
      return new AccountView(
          account.id(),
          account.kind(),
          account.claims(),
          account.disabled(),
          account.secret() != null,
          account.keys() != null,
          account.lastSignIn(),
          Reach.warnings(account.claims(), locale));
    }
  }

  /**
   * What lets somebody in, told this once.
   *
   * @param link where a person chooses a password within two days
   * @param secret a machine's
   * @param warnings a sentence for each of its roles that reaches nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Credentials(
      String id, @Nullable URI link, @Nullable String secret, List<String> warnings) {}

  @Requires(Right.ACCOUNTS_MANAGE)
  @GetMapping
  Page<AccountView> listAccounts(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale) {
    return Page.read(
        accounts::list, cursor, limit, Account::id, each -> AccountView.of(each, locale));
  }

  @Requires(Right.ACCOUNTS_MANAGE)
  @GetMapping("/{id}")
  AccountView getAccount(@PathVariable String id, Locale locale) {
    return accounts
        .find(id)
        .map(each -> AccountView.of(each, locale))
        .orElseThrow(() -> Problems.notFound("account", id));
  }

  @Requires(Right.ACCOUNTS_MANAGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Credentials> addAccount(
      @Valid @RequestBody NewAccount request, Caller caller, Locale locale) {
    var account = Account.of(request.id(), request.kind(), request.rights().claims());
    reach.check(account.claims());
    if (!accounts.add(account)) {
      throw new RefusedException(
          Refusal.conflict(
              "account-exists",
              "Kontot finns redan; välj ett annat id",
              "There is such an account already; choose another id"));
    }
    log.info("{} made the account {} with {}", caller.id(), request.id(), account.claims());
    return ResponseEntity.created(URI.create(ApiVersion.PATH + "/accounts/" + request.id()))
        .body(credentialsOf(account, locale));
  }

  /** The last administrator who can sign in stays one, and is not switched off. */
  @Requires(Right.ACCOUNTS_MANAGE)
  @PutMapping("/{id}/rights")
  AccountView setRights(
      @PathVariable String id,
      @Valid @RequestBody AccountRights request,
      Caller caller,
      Locale locale) {
    var claims = request.claims();
    reach.check(claims);
    boolean staysAdministrator = !request.isOff() && Administrators.isIn(claims);
    var changed =
        (staysAdministrator
                ? accounts.setRights(id, claims, false)
                : administrators.unlessLast(
                    id, () -> accounts.setRights(id, claims, request.isOff())))
            .orElseThrow(() -> Problems.notFound("account", id));
    log.info(
        "{} gave the account {} the rights {}{}",
        caller.id(),
        id,
        changed.claims(),
        changed.disabled() ? ", switched off" : "");
    return AccountView.of(changed, locale);
  }

  /**
   * A new link or secret. What let somebody in before no longer does: a password with its second
   * factor, a secret or keys. All sessions end.
   */
  @Requires(Right.ACCOUNTS_MANAGE)
  @PostMapping("/{id}/credentials")
  Credentials renewCredentials(@PathVariable String id, Caller caller, Locale locale) {
    var account = accounts.find(id).orElseThrow(() -> Problems.notFound("account", id));
    log.info("{} renewed what lets {} in", caller.id(), id);
    return credentialsOf(account, locale);
  }

  /** Ends all sessions of one; tokens that were given are good for another minute at most. */
  @Requires(Right.ACCOUNTS_MANAGE)
  @DeleteMapping("/{id}/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> endSessions(@PathVariable String id, Caller caller) {
    if (!accounts.signOut(id)) {
      throw Problems.notFound("account", id);
    }
    log.info("{} ended all sessions of {}", caller.id(), id);
    return ResponseEntity.noContent().build();
  }

  /**
   * A machine's public keys, with which it signs what it asks for tokens with; it has no secret.
   */
  @Requires(Right.ACCOUNTS_MANAGE)
  @PutMapping("/{id}/keys")
  AccountView setKeys(
      @PathVariable String id,
      @Valid @RequestBody PublicKeys request,
      Caller caller,
      Locale locale) {
    var changed =
        accounts
            .setKeys(id, MachineKeys.checked(request.keys()))
            .orElseThrow(() -> Problems.notFound("machine", id));
    log.info("{} gave the machine {} {} keys", caller.id(), id, request.keys().size());
    return AccountView.of(changed, locale);
  }

  private Credentials credentialsOf(Account account, Locale locale) {
    var warnings = Reach.warnings(account.claims(), locale);
    var id = account.id();
    return account.kind() == Account.Kind.MACHINE
        ? new Credentials(id, null, accounts.newSecret(id), warnings)
        : new Credentials(id, address.linkTo(id, accounts.newLink(id)), null, warnings);
  }
}
