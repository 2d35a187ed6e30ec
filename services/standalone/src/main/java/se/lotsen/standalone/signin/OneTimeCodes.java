package se.lotsen.standalone.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes of an app (TOTP, RFC 6238): six digits, each for half a minute, and good once.
 * Codes of the half-minutes before and after are taken, too, for clocks that are off.
 */
final class OneTimeCodes {
  /** As RFC 4226 asks for, and all that apps know; the secret is as long as the hash. */
  private static final int KEY_BYTES = 20;

  /** Apps show them in two groups. */
  private static final Pattern SPACES = Pattern.compile("\\s");

  private static final long STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP.toSeconds();

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private final SecureRandom random = new SecureRandom();
  private final Accounts accounts;
  private final Clock clock;

  OneTimeCodes(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What a new app shares with us, in Base32. */
  String newKey() {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new Base32().encodeToString(bytes);
  }

  /** Has an account ask for codes of this key from now on; false where the code is not its. */
  boolean begin(String id, String key, String code) {
    var step = stepOf(key, code, null);
    if (step == null) {
      return false;
    }
    accounts.change(id, account -> account.withSecond(account.secondFactor().withCode(key, step)));
    return true;
  }

  /**
   * Whether it is the code of this account's app, which it then never is again. A wrong one counts
   * as a wrong password does; while the account is locked none is looked at.
   */
  boolean take(String id, String code) {
    var taken = new AtomicBoolean();
    var now = clock.instant();
    accounts.change(
        id,
        account -> {
          var second = account.secondFactor();
          var key = second.codeKey();
          var step =
              key == null || account.isLocked(now) ? null : stepOf(key, code, second.codeStep());
          taken.set(step != null);
          if (step != null) {
            return account.withSecond(second.withCode(key, step)).signedIn(now);
          }
          return account.isLocked(now) ? account : account.failed(now);
        });
    return taken.get();
  }

  private @Nullable Long stepOf(String key, String code, @Nullable Long after) {
    long now = clock.instant().getEpochSecond() / STEP;
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(step -> after == null || step > after)
        .filter(step -> isEqual(codeAt(key, step), code))
        .boxed()
        .findFirst()
        .orElse(null);
  }

  private String codeAt(String key, long step) {
    try {
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(new Base32().decode(key), codes.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("What is kept is no key", e);
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII),
        SPACES.matcher(other).replaceAll("").getBytes(StandardCharsets.US_ASCII));
  }
}
