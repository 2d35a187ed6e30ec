package se.lotsen.standalone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Signing-in that goes on: codes that are not yet tokens. They live for minutes and are of use to
 * this process only; a start in between costs a person another try. Tokens themselves are checked
 * by their signature and looked up nowhere.
 */
final class Authorizations implements OAuth2AuthorizationService {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private final Cache<String, OAuth2Authorization> byId = cache();
  private final Cache<String, String> idByCode = cache();

  private static <V> Cache<String, V> cache() {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    byId.put(authorization.getId(), authorization);
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    if (code != null) {
      idByCode.put(code.getToken().getTokenValue(), authorization.getId());
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
    if (type != null && !OAuth2ParameterNames.CODE.equals(type.getValue())) {
      return null;
    }
    var id = idByCode.getIfPresent(token);
    return id == null ? null : byId.getIfPresent(id);
  }
}
