package se.lotsen.standalone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
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
  private static final Duration CODES = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private final Cache<String, OAuth2Authorization> byId;
  private final Cache<String, String> idByCode;
  private final Cache<String, String> idByQuestion;
  private final Cache<String, String> idByToken;
  private final Cache<String, Boolean> takenBack;

  /**
   * @param tokensLive and a minute more, which clocks may be off
   */
  Authorizations(Duration tokensLive) {
    var life = tokensLive.plusMinutes(1);
    this.byId = cache(life.compareTo(CODES) < 0 ? CODES : life);
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
    var token = authorization.getAccessToken();
    if (token != null && token.isInvalidated()) {
      takenBack.put(token.getToken().getTokenValue(), true);
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
    if (type != null && type.getValue().equals(OAuth2ParameterNames.STATE)) {
      return findByQuestion(token);
    }
    var id =
        type == null
            ? idByToken.getIfPresent(token)
            : switch (type.getValue()) {
              case OAuth2ParameterNames.CODE -> idByCode.getIfPresent(token);
              case OAuth2ParameterNames.ACCESS_TOKEN -> idByToken.getIfPresent(token);
              default -> null;
            };
    return id == null ? null : byId.getIfPresent(id);
  }

  /** What somebody is being asked for; nothing where they have answered. */
  private @Nullable OAuth2Authorization findByQuestion(String state) {
    var id = idByQuestion.getIfPresent(state);
    var found = id == null ? null : byId.getIfPresent(id);
    return found != null && state.equals(found.getAttribute(OAuth2ParameterNames.STATE))
        ? found
        : null;
  }

  boolean isTakenBack(String token) {
    return takenBack.getIfPresent(token) != null;
  }
}
