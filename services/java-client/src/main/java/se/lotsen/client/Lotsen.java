package se.lotsen.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Supplier;
import se.lotsen.client.api.ActivitiesApi;
import se.lotsen.client.api.CasesApi;
import se.lotsen.client.api.ClientsApi;
import se.lotsen.client.api.ContactsApi;
import se.lotsen.client.api.IndicatorsApi;
import se.lotsen.client.api.PartnersApi;
import se.lotsen.client.api.ProjectsApi;
import se.lotsen.client.api.ReferralsApi;

/**
 * The API of one Lotsen. Fields without a value are left out of what is sent. Whatever is not
 * answered with 2xx is a {@link org.springframework.web.client.RestClientResponseException} whose
 * body is a problem (RFC 9457).
 */
public final class Lotsen {
  private final ApiClient client;

  private Lotsen(ApiClient client) {
    this.client = client;
  }

  /**
   * @param address where it is, without the version: {@code http://localhost:8080}
   * @param token an access token for each request; asked for anew every time, because they are
   *     short-lived
   */
  public static Lotsen at(String address, Supplier<String> token) {
    var json =
        ApiClient.createDefaultMapper(null)
            .rebuild()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    var http =
        ApiClient.buildRestClientBuilder(json)
            .defaultRequest(
                request -> request.headers(headers -> headers.setBearerAuth(token.get())))
            .build();
    return new Lotsen(
        new ApiClient(http, json, ApiClient.createDefaultDateFormat()).setBasePath(address));
  }

  public ProjectsApi projects() {
    return new ProjectsApi(client);
  }

  public ClientsApi clients() {
    return new ClientsApi(client);
  }

  public ContactsApi contacts() {
    return new ContactsApi(client);
  }

  public CasesApi cases() {
    return new CasesApi(client);
  }

  public ReferralsApi referrals() {
    return new ReferralsApi(client);
  }

  public PartnersApi partners() {
    return new PartnersApi(client);
  }

  public ActivitiesApi activities() {
    return new ActivitiesApi(client);
  }

  public IndicatorsApi indicators() {
    return new IndicatorsApi(client);
  }
}
