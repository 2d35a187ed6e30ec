package se.lotsen.standalone.signin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * What somebody signs in with beside a password: passkeys, or an app that shows one-time codes.
 *
 * @param handle what passkeys call the account; says nothing of who it is
 * @param codeKey what the app and this Lotsen share, in Base32; null where there is no app
 * @param codeStep the half-minute of the last code that was taken, since 1970; none of before is
 */
record SecondFactor(
    @NotPersonal("random") @Nullable String handle,
    @PersonalData(PersonalCategory.ACCOUNT) List<Passkey> passkeys,
    @NotPersonal("random") @Nullable String codeKey,
    @Nullable Long codeStep) {
  static final SecondFactor NONE = new SecondFactor(null, List.of(), null, null);

  /**
   * A passkey, in the words of WebAuthn; bytes are in Base64url.
   *
   * @param attestation the attestation object, which has the public key in it
   * @param label what its owner calls it
   */
  record Passkey(
      @NotPersonal("random") String id,
      @NotPersonal("a public key") String publicKey,
      @NotPersonal("a public key") @Nullable String attestation,
      long signatures,
      boolean verified,
      boolean backupEligible,
      boolean backedUp,
      @NotPersonal("kinds of connection") Set<String> transports,
      @PersonalData(PersonalCategory.ACCOUNT) String label,
      Instant created,
      Instant lastUsed) {}

  boolean isThere() {
    return codeKey != null || !passkeys.isEmpty();
  }

  SecondFactor withHandle(String next) {
    return new SecondFactor(next, passkeys, codeKey, codeStep);
  }

  /** In place of the one of the same id, where there is one. */
  SecondFactor with(Passkey passkey) {
    var next = new ArrayList<>(without(passkey.id()).passkeys);
    next.add(passkey);
    return new SecondFactor(handle, List.copyOf(next), codeKey, codeStep);
  }

  SecondFactor without(String passkey) {
    return new SecondFactor(
        handle,
        passkeys.stream().filter(each -> !each.id().equals(passkey)).toList(),
        codeKey,
        codeStep);
  }

  SecondFactor withCode(@Nullable String key, long step) {
    return new SecondFactor(handle, passkeys, key, step);
  }
}
