package se.lotsen.standalone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Signing-in that goes on, and what became of it: codes that are not yet tokens, and tokens that
 * are still good. They live for minutes and are of use to this process only; a start in between
 * costs a person another try. Tokens are checked by their signature, and looked up here only for
 * whether they were taken back: by a code that came a second time, or by who has them. What ends
 * with its session is asked of {@link SignInSessions}.
 */
final class Authorizations implements OAuth2AuthorizationService {
  private static final Logger log = LoggerFactory.getLogger(Authorizations.class);
  private static final Duration CODES = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  /** Each of them is exchanged for another every few minutes, and is known until all have ended. */
  private static final int MOST_REFRESH_TOKENS = 100_000;

  private final Cache<String, OAuth2Authorization> byId;
  private final Cache<String, String> idByCode;
  private final Cache<String, String> idByQuestion;
  private final Cache<String, String> idByToken;
  private final Cache<String, String> idByRefreshToken;
  private final Cache<String, Boolean> takenBack;

  /**
   * @param tokensLive and a minute more, which clocks may be off
   * @param sessionsLive how long refresh tokens are good at most
   */
  Authorizations(Duration tokensLive, Duration sessionsLive) {
    var life = tokensLive.plusMinutes(1);
    var shortest = life.compareTo(CODES) < 0 ? CODES : life;
    this.byId =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(
                Expiry.writing(
                    (String id, OAuth2Authorization each) ->
                        each.getRefreshToken() == null ? shortest : sessionsLive.plus(life)))
            .build();
    this.idByRefreshToken =
        Caffeine.newBuilder()
            .maximumSize(MOST_REFRESH_TOKENS)
            .expireAfterWrite(sessionsLive.plus(life))
            .build();
    this.idByCode = cache(CODES);
    this.idByQuestion = cache(CODES);
    this.idByToken = cache(life);
    this.takenBack = cache(life);
  }

  private static <V> Cache<String, V> cache(Duration life) {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    byId.put(authorization.getId(), authorization);
    var question = authorization.<String>getAttribute(OAuth2ParameterNames.STATE);
    if (question != null) {
      idByQuestion.put(question, authorization.getId());
    }
    remember(idByCode, authorization, OAuth2AuthorizationCode.class);
    remember(idByToken, authorization, OAuth2AccessToken.class);
    remember(idByRefreshToken, authorization, OAuth2RefreshToken.class);
    keepSession(authorization);
    var token = authorization.getAccessToken();
    if (token != null && token.isInvalidated()) {
      takeBackAllOf(authorization);
    }
  }

  /** Somebody is signed in for as long as there is a token that gets others. */
  private static void keepSession(OAuth2Authorization authorization) {
    var refresh = authorization.getRefreshToken();
    Authentication person = authorization.getAttribute(Principal.class.getName());
    var until =
        refresh == null || refresh.isInvalidated() ? null : refresh.getToken().getExpiresAt();
    if (until != null && person != null) {
      SignInSession.of(person).ifPresent(session -> session.lastsUntil(until));
    }
  }

  private static void remember(
      Cache<String, String> ids,
      OAuth2Authorization authorization,
      Class<? extends OAuth2Token> type) {
    var token = authorization.getToken(type);
    if (token != null) {
      ids.put(token.getToken().getTokenValue(), authorization.getId());
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    byId.invalidate(authorization.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return byId.getIfPresent(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    if (type == null) {
      return Stream.of(OAuth2TokenType.ACCESS_TOKEN, OAuth2TokenType.REFRESH_TOKEN)
          .map(each -> findByToken(token, each))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    return switch (type.getValue()) {
      case OAuth2ParameterNames.STATE -> findByQuestion(token);
      case OAuth2ParameterNames.CODE -> find(idByCode, token);
      case OAuth2ParameterNames.ACCESS_TOKEN -> find(idByToken, token);
      case OAuth2ParameterNames.REFRESH_TOKEN -> findByRefreshToken(token);
      default -> null;
    };
  }

  private @Nullable OAuth2Authorization find(Cache<String, String> ids, String token) {
    var id = ids.getIfPresent(token);
    return id == null ? null : byId.getIfPresent(id);
  }

  /**
   * One that was exchanged before is in two hands, and nobody can say which is the right one: all
   * that came of the same code ends.
   */
  private @Nullable OAuth2Authorization findByRefreshToken(String token) {
    var found = find(idByRefreshToken, token);
    var present = found == null ? null : found.getRefreshToken();
    if (found == null || present == null || present.getToken().getTokenValue().equals(token)) {
      return found;
    }
    log.warn(
        "A refresh token of {} came a second time: what it was exchanged for is taken back",
        found.getPrincipalName());
    takeBackAllOf(found);
    remove(found);
    return null;
  }

  /** Those that were exchanged for a newer one are good for some minutes yet. */
  private void takeBackAllOf(OAuth2Authorization authorization) {
    idByToken
        .asMap()
        .forEach(
            (token, id) -> {
              if (id.equals(authorization.getId())) {
                takenBack.put(token, true);
              }
            });
  }

  /** What somebody is being asked for; nothing where they have answered. */
  private @Nullable OAuth2Authorization findByQuestion(String state) {
    var found = find(idByQuestion, state);
    return found != null && state.equals(found.getAttribute(OAuth2ParameterNames.STATE))
        ? found
        : null;
  }

  boolean isTakenBack(String token) {
    return takenBack.getIfPresent(token) != null;
  }
}
