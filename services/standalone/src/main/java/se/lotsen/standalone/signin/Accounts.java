package se.lotsen.standalone.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.lotsen.kit.journal.StateDocuments;

/** The accounts, one document each. */
final class Accounts {
  static final String COLLECTION = "standalone.accounts";
  private static final Duration LINK_LIVES = Duration.ofDays(2);
  private static final int LINK_BYTES = 32;
  private static final String VERSION = "version";
  private static final int ATTEMPTS = 20;

  /**
   * For passwords that everybody knows: there is nothing to protect, and a start is not to wait.
   */
  private static final BCryptPasswordEncoder QUICK = new BCryptPasswordEncoder(4);

  private final MongoTemplate mongo;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Accounts(MongoTemplate mongo, PasswordEncoder passwords, Clock clock) {
    this.mongo = mongo;
    this.passwords = passwords;
    this.clock = clock;
  }

  Optional<Account> find(String id) {
    return Optional.ofNullable(
            mongo.execute(COLLECTION, all -> all.find(new Document("_id", id)).first()))
        .map(Accounts::read);
  }

  /** Whose passkey it is, or who is called so by passkeys. */
  Optional<Account> findBy(PasskeyField field, String value) {
    return Optional.ofNullable(
            mongo.execute(COLLECTION, all -> all.find(new Document(field.path, value)).first()))
        .map(Accounts::read);
  }

  /** By what passkeys are found. */
  enum PasskeyField {
    HANDLE("state.second.handle"),
    PASSKEY("state.second.passkeys.id");

    private final String path;

    PasskeyField(String path) {
      this.path = path;
    }
  }

  void createIndexes() {
    for (var field : PasskeyField.values()) {
      mongo.execute(COLLECTION, all -> all.createIndex(new Document(field.path, 1)));
    }
  }

  /** After an id, in the order of the ids, up to so many. */
  List<Account> list(@Nullable String after, int limit) {
    var filter = after == null ? new Document() : new Document("_id", new Document("$gt", after));
    var found = new ArrayList<Document>();
    mongo.execute(
        COLLECTION, all -> all.find(filter).sort(new Document("_id", 1)).limit(limit).into(found));
    return found.stream().map(Accounts::read).toList();
  }

  boolean areEmpty() {
    return list(null, 1).isEmpty();
  }

  /** Writes one down; false where there is one of that id already, which stays as it is. */
  boolean add(Account account) {
    try {
      mongo.execute(COLLECTION, all -> all.insertOne(document(account, 1)));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Changes one in a guarded write: what another did meanwhile is changed, and not overwritten. */
  Optional<Account> change(String id, UnaryOperator<Account> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = mongo.execute(COLLECTION, all -> all.find(new Document("_id", id)).first());
      if (found == null) {
        return Optional.empty();
      }
      var changed = change.apply(read(found));
      long version = found.getLong(VERSION);
      var matched =
          mongo.execute(
              COLLECTION,
              all ->
                  all.replaceOne(
                          new Document("_id", id).append(VERSION, version),
                          document(changed, version + 1))
                      .getMatchedCount());
      if (matched != null && matched == 1) {
        return Optional.of(changed);
      }
    }
    throw new OptimisticLockingFailureException("Account " + id + " keeps changing");
  }

  private static Document document(Account account, long version) {
    return new Document("_id", account.id())
        .append(VERSION, version)
        .append("state", StateDocuments.write(account));
  }

  private static Account read(Document document) {
    return StateDocuments.read(document.get("state", Document.class), Account.class);
  }

  void setSecret(String id, String secret) {
    var hash = String.valueOf(passwords.encode(secret));
    change(id, account -> account.withSecret(hash, clock.instant()));
  }

  /** A hash by the encoder of today in place of this older one of the same secret. */
  void setHash(String id, String seen, String hash) {
    change(id, account -> seen.equals(account.secret()) ? account.withHash(hash) : account);
  }

  /**
   * The hash of this person's password, if that is it: they are asked although they are signed in.
   * A wrong one counts as one at the sign-in does; while the account is locked none is looked at.
   */
  Optional<String> hashOf(String id, String password) {
    var account = find(id).orElse(null);
    if (account == null || account.secret() == null || account.isLocked(clock.instant())) {
      return Optional.empty();
    }
    if (passwords.matches(password, account.secret())) {
      return Optional.of(account.secret());
    }
    change(id, now -> now.failed(clock.instant()));
    return Optional.empty();
  }

  /**
   * A new password in place of the one with this hash; false where that is not theirs any more, as
   * an administrator has taken it from them in between.
   */
  boolean changePassword(String id, String seen, String password) {
    var hash = String.valueOf(passwords.encode(password));
    return change(
            id,
            account ->
                seen.equals(account.secret()) ? account.withSecret(hash, clock.instant()) : account)
        .filter(account -> hash.equals(account.secret()))
        .isPresent();
  }

  /** With a password alone, and signed out. */
  void removeSecond(String id) {
    change(id, account -> account.withoutSecond(clock.instant()));
  }

  /** Ends all sessions and tokens of one; false where there is no such account. */
  boolean signOut(String id) {
    return change(id, account -> account.signedOut(clock.instant())).isPresent();
  }

  /** An account of the demo; false where there is one of that id already. */
  boolean addInvented(Account account, String secret) {
    return add(account.asInvented("{bcrypt}" + QUICK.encode(secret)));
  }

  /** Chooses a password with a link, which is good once; false where it is not good. */
  boolean choose(String id, String word, String password) {
    var hash = String.valueOf(passwords.encode(password));
    var chosen = new AtomicBoolean();
    change(
        id,
        account -> {
          boolean fits = isLink(account, word);
          chosen.set(fits);
          return fits ? account.withSecret(hash, clock.instant()) : account;
        });
    return chosen.get();
  }

  /** What an account may, and whether it is switched off for now. */
  Optional<Account> setRights(String id, Map<String, List<String>> claims, boolean off) {
    return change(id, account -> account.withClaims(claims, off, clock.instant()));
  }

  /** A new secret for a machine, told once. */
  String newSecret(String id) {
    var secret = randomWord();
    setSecret(id, secret);
    return secret;
  }

  /** A machine's public keys in place of its secret; empty where there is no such machine. */
  Optional<Account> setKeys(String id, String keys) {
    return change(
            id,
            account ->
                account.kind() == Account.Kind.MACHINE
                    ? account.withKeys(keys, clock.instant())
                    : account)
        .filter(account -> account.keys() != null);
  }

  /** What is in the one-time link with which somebody chooses a password within two days. */
  String newLink(String id) {
    var word = randomWord();
    var now = clock.instant();
    change(id, account -> account.withLink(digest(word), now.plus(LINK_LIVES), now));
    return word;
  }

  /** Whether a link is this account's, unused and not too old. */
  boolean isLink(String id, String word) {
    return find(id).filter(account -> isLink(account, word)).isPresent();
  }

  private boolean isLink(Account account, String word) {
    return account.link() != null
        && account.linkUntil() != null
        && clock.instant().isBefore(account.linkUntil())
        && MessageDigest.isEqual(bytes(account.link()), bytes(digest(word)));
  }

  private String randomWord() {
    var bytes = new byte[LINK_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String word) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(word)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
