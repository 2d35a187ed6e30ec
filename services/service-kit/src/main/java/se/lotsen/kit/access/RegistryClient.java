package se.lotsen.kit.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Asks the registry on behalf of whoever is signed in, who is answered what they may see there. */
public final class RegistryClient {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private RegistryClient() {}

  /** With the caller's token, and the mandate that their request is made by. */
  public static RestClient of(String address) {
    return builder(address)
        .defaultRequest(
            request ->
                RequestAccess.mandate()
                    .ifPresent(mandate -> request.header(MandatesInForce.HEADER, mandate)))
        .build();
  }

  static RestClient.Builder builder(String address) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
    requests.setReadTimeout(PATIENCE);
    return RestClient.builder()
        .baseUrl(address)
        .requestFactory(requests)
        .defaultRequest(
            request ->
                RequestAccess.token()
                    .ifPresent(token -> request.headers(headers -> headers.setBearerAuth(token))));
  }
}
