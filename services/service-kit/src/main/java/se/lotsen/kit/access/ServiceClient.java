package se.lotsen.kit.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Asks another service on behalf of whoever is signed in, who is answered what they may see there.
 */
public final class ServiceClient {
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);

  private ServiceClient() {}

  /**
   * With the caller's token, and the mandate that their request is made by.
   *
   * @param patience how long an answer is waited for
   */
  public static RestClient of(String address, Duration patience) {
    return builder(address, patience)
        .defaultRequest(
            request ->
                RequestAccess.mandate()
                    .ifPresent(mandate -> request.header(MandatesInForce.HEADER, mandate)))
        .build();
  }

  static RestClient.Builder builder(String address, Duration patience) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTS_WITHIN)
                .build());
    requests.setReadTimeout(patience);
    return RestClient.builder()
        .baseUrl(address)
        .requestFactory(requests)
        .defaultRequest(
            request ->
                RequestAccess.token()
                    .ifPresent(token -> request.headers(headers -> headers.setBearerAuth(token))));
  }
}
