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
 * whether they were taken back: by a code that came a second time, by who has them, or by signing
 * out.
 */
final class Authorizations implements OAuth2AuthorizationService {
  private static final Duration CODES = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private final Cache<String, OAuth2Authorization> byId;
  private final Cache<String, String> idByCode;
  private final Cache<String, String> idByToken;
  private final Cache<String, Boolean> takenBack;
  private final Cache<String, Boolean> ended;

  /**
   * @param tokensLive and a minute more, which clocks may be off
   */
  Authorizations(Duration tokensLive) {
    var life = tokensLive.plusMinutes(1);
    this.byId = cache(life.compareTo(CODES) < 0 ? CODES : life);
    this.idByCode = cache(CODES);
    this.idByToken = cache(life);
    this.takenBack = cache(life);
    this.ended = cache(CODES);
  }

  private static <V> Cache<String, V> cache(Duration life) {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    byId.put(authorization.getId(), authorization);
    remember(idByCode, authorization, OAuth2AuthorizationCode.class);
    remember(idByToken, authorization, OAuth2AccessToken.class);
    var token = authorization.getAccessToken();
    if (token != null
        && (token.isInvalidated() || ended.getIfPresent(authorization.getId()) != null)) {
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

  /** Takes back all tokens that somebody was given, and codes that are no tokens yet. */
  void takeBackOf(String person) {
    for (var each : byId.asMap().values()) {
      if (each.getPrincipalName().equals(person)) {
        var token = each.getAccessToken();
        if (token == null) {
          // Somebody may be exchanging its code at this moment.
          ended.put(each.getId(), true);
          byId.invalidate(each.getId());
        } else {
          takenBack.put(token.getToken().getTokenValue(), true);
        }
      }
    }
  }

  boolean isTakenBack(String token) {
    return takenBack.getIfPresent(token) != null;
  }
}
