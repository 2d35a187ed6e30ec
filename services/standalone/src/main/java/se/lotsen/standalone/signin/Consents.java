package se.lotsen.standalone.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/**
 * Remembers no answer: {@code lotsen-cli} is a name that any program of a machine can call itself
 * by, and what somebody once said to one of them is not said to the next.
 */
final class Consents implements OAuth2AuthorizationConsentService {
  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    // It is good for the code that is given now.
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    // There is none.
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(String client, String account) {
    return null;
  }
}
