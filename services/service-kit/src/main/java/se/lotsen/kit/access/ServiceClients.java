package se.lotsen.kit.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Asks other services on behalf of whoever is signed in, who is answered what they may see there.
 * Where an address begins with {@code https}, the service has to show a certificate for its name,
 * of somebody who is trusted; else it is not asked.
 */
public final class ServiceClients {
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);

  private final Trust trust;

  ServiceClients(Trust trust) {
    this.trust = trust;
  }

  /** Those that trust whom Java trusts. */
  public static ServiceClients byDefault() {
    return new ServiceClients(Trust.OF_JAVA);
  }

  /**
   * With the caller's token, and the mandate that their request is made by.
   *
   * @param patience how long an answer is waited for
   */
  public RestClient of(String address, Duration patience) {
    return builder(address, patience)
        .defaultRequest(
            request ->
                RequestAccess.mandate()
                    .ifPresent(mandate -> request.header(MandatesInForce.HEADER, mandate)))
        .build();
  }

  RestClient.Builder builder(String address, Duration patience) {
    var requests =
        new JdkClientHttpRequestFactory(
            trust
                .client()
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
