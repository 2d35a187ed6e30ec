package se.lotsen.kit.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import se.lotsen.kit.access.ServiceClients;

/**
 * What other services hold about somebody. All of them answer, or nothing is told: an extract that
 * left something out would look like a whole one.
 */
final class OtherServices {
  /** Everything that a service keeps is looked through. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<RestClient> others;

  OtherServices(List<String> addresses, ServiceClients services) {
    this.others = addresses.stream().map(each -> services.of(each, PATIENCE)).toList();
  }

  boolean areThere() {
    return !others.isEmpty();
  }

  /**
   * What each of them holds itself.
   *
   * @throws org.springframework.web.client.RestClientException where one does not answer
   */
  List<PersonalDataRequests.Extract> ask(PersonalDataRequests.Subject subject) {
    return others.stream()
        .map(
            other ->
                Objects.requireNonNull(
                    other
                        .post()
                        .uri("/v1/privacy/extract?here=true")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .body(subject)
                        .retrieve()
                        .body(PersonalDataRequests.Extract.class)))
        .toList();
  }
}
