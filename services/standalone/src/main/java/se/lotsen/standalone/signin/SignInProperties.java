package se.lotsen.standalone.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.lotsen.model.access.Role;

/**
 * Signing in where Lotsen itself is the issuer.
 *
 * @param address by which people and systems reach this Lotsen, without a path; its own host and
 *     port where empty
 * @param tokensLive how long an access token is good
 * @param sessionsLive after how long somebody signs in again, however busy they are
 * @param dormantAfter who has not signed in for so long cannot until an administrator lets them
 * @param attemptsPerMinute how often one address may try to sign in, with a name or a secret
 * @param rotateKey whether to sign with a new key from this start on; tokens of the old one stay
 *     good
 * @param secondFactorFor whoever has one of these roles signs in with two factors; nobody has to
 *     with {@code --demo}
 * @param portal the portal, where there is one
 * @param recover whether to print a one-time link for the administrator's account, although there
 *     are accounts
 */
@ConfigurationProperties("lotsen.sign-in")
record SignInProperties(
    @Nullable String address,
    @DefaultValue("10m") Duration tokensLive,
    @DefaultValue("12h") Duration sessionsLive,
    @DefaultValue("90d") Duration dormantAfter,
    @DefaultValue("120") int attemptsPerMinute,
    @DefaultValue("false") boolean rotateKey,
    @DefaultValue({"administrator", "data-protection-officer"}) Set<Role> secondFactorFor,
    @DefaultValue Portal portal,
    @DefaultValue("false") boolean recover) {

  /**
   * The client {@code lotsen-portal}.
   *
   * @param redirectUri where people come back to it, by HTTPS or on this machine; there is no such
   *     client where it is empty
   * @param secretFile a file with what it proves by who it is: at least 32 characters, at random
   */
  record Portal(@Nullable String redirectUri, @Nullable Path secretFile) {}
}
