package se.lotsen.standalone;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A passkey in software, and what a browser does with it. */
final class Passkey {
  private final Api api;
  private final ClientPlatform browserAndKey;

  Passkey(Api api) {
    this.api = api;
    this.browserAndKey =
        new ClientPlatform(
            new Origin(api.address()),
            new WebAuthnAuthenticatorAdaptor(new PackedAuthenticator(), new ObjectConverter()));
  }

  /** Gives it to whoever is signed in; answers with the last answer there was. */
  HttpResponse<String> register(Browser browser, String page) {
    var asked = post(browser, page, "/webauthn/register/options", "");
    if (asked.statusCode() != 200) {
      return asked;
    }
    var options = Api.JSON.readTree(asked.body());
    var user = options.get("user");
    var made =
        browserAndKey.create(
            new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(
                    options.at("/rp/id").asString(), options.at("/rp/name").asString()),
                new PublicKeyCredentialUserEntity(
                    bytes(user.get("id")),
                    user.get("name").asString(),
                    user.get("displayName").asString()),
                new DefaultChallenge(bytes(options.get("challenge"))),
                List.of(
                    new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256)),
                null,
                List.of(),
                new AuthenticatorSelectionCriteria(
                    null,
                    true,
                    ResidentKeyRequirement.REQUIRED,
                    UserVerificationRequirement.create(
                        options.at("/authenticatorSelection/userVerification").asString())),
                List.of(),
                null,
                null));
    var answer = made.getResponse();
    return post(
        browser,
        page,
        "/webauthn/register",
        Map.of(
            "publicKey",
            Map.of(
                "label",
                "Min nyckel",
                "credential",
                credential(
                    made.getRawId(),
                    Map.of(
                        "clientDataJSON",
                        text(answer.getClientDataJSON()),
                        "attestationObject",
                        text(answer.getAttestationObject()),
                        "transports",
                        List.of("internal"))))));
  }

  /** Shows it; answers with the last answer there was. */
  HttpResponse<String> signIn(Browser browser, String page) {
    var options =
        Api.JSON.readTree(post(browser, page, "/webauthn/authenticate/options", "").body());
    var shown =
        browserAndKey.get(
            new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(bytes(options.get("challenge"))),
                null,
                options.get("rpId").asString(),
                null,
                UserVerificationRequirement.create(options.get("userVerification").asString()),
                null));
    var answer = shown.getResponse();
    var handle = answer.getUserHandle() == null ? new byte[0] : answer.getUserHandle();
    return post(
        browser,
        page,
        "/login/webauthn",
        credential(
            shown.getRawId(),
            Map.of(
                "clientDataJSON",
                text(answer.getClientDataJSON()),
                "authenticatorData",
                text(answer.getAuthenticatorData()),
                "signature",
                text(answer.getSignature()),
                "userHandle",
                text(handle))));
  }

  private static Map<String, Object> credential(byte[] id, Map<String, Object> response) {
    return Map.of(
        "id",
        text(id),
        "rawId",
        text(id),
        "response",
        response,
        "type",
        "public-key",
        "clientExtensionResults",
        Map.of(),
        "authenticatorAttachment",
        "platform");
  }

  private HttpResponse<String> post(Browser browser, String page, String path, Object body) {
    return browser.send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", browser.csrf(page))
            .POST(
                BodyPublishers.ofString(
                    body instanceof String s ? s : Api.JSON.writeValueAsString(body))));
  }

  private static byte[] bytes(JsonNode text) {
    return Base64.getUrlDecoder().decode(text.asString());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
