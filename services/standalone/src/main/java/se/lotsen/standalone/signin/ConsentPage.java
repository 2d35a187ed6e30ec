package se.lotsen.standalone.signin;

import java.net.URI;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lotsen.kit.access.Open;
import se.lotsen.kit.access.SecureHeaders;

/**
 * Where people say whether a program gets a token for them. The answer goes to the authorization
 * endpoint with the state of the question, which is random and told to nobody else.
 */
@Controller
class ConsentPage {
  static final String PATH = "/consent";

  private static final OAuth2TokenType QUESTION = new OAuth2TokenType(OAuth2ParameterNames.STATE);

  private final Authorizations authorizations;
  private final SignInPages pages;

  ConsentPage(Authorizations authorizations, SignInPages pages) {
    this.authorizations = authorizations;
    this.pages = pages;
  }

  /**
   * @param client as it was said with the question; what counts is what was kept of it
   * @param scope likewise
   */
  @Open("whoever is signed in is asked whether a program gets a token for them")
  @GetMapping(PATH)
  ResponseEntity<String> ask(
      @RequestParam String state,
      @RequestParam(name = OAuth2ParameterNames.CLIENT_ID, required = false)
          @Nullable String client,
      @RequestParam(required = false) @Nullable String scope,
      Principal who,
      Locale locale,
      CsrfToken csrf) {
    var asked =
        Optional.ofNullable(authorizations.findByToken(state, QUESTION))
            .filter(question -> question.getPrincipalName().equals(who.getName()))
            .map(
                question ->
                    question.<OAuth2AuthorizationRequest>getAttribute(
                        OAuth2AuthorizationRequest.class.getName()));
    if (asked.isEmpty()) {
      return pages.page(
          HttpStatus.NOT_FOUND, "consent", locale, csrf, Map.of("account", who.getName()));
    }
    var request = asked.get();
    var answerTo = URI.create(String.valueOf(request.getRedirectUri()));
    var page =
        pages.page(
            HttpStatus.OK,
            "consent",
            locale,
            csrf,
            Map.of(
                "account",
                who.getName(),
                "client",
                request.getClientId(),
                "scopes",
                request.getScopes(),
                "state",
                state,
                "answerTo",
                answerTo.getScheme() + "://" + answerTo.getAuthority()));
    return ResponseEntity.status(page.getStatusCode())
        .headers(page.getHeaders())
        .header(SecureHeaders.POLICY, SecureHeaders.formThatLeadsTo(answerTo))
        .body(page.getBody());
  }
}
