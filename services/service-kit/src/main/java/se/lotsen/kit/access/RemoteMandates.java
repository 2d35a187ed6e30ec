package se.lotsen.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/**
 * Asks the registry for a mandate when a request names it, and remembers the answer for half a
 * minute: a mandate that was ended is good for so long elsewhere, and for nothing in the registry.
 */
final class RemoteMandates implements MandatesInForce {
  private static final Duration REMEMBERED = Duration.ofSeconds(30);
  private static final int MOST = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RestClient registry;
  private final Cache<Asked, Optional<MandateInForce>> known;

  RemoteMandates(String address, ServiceClients services, Ticker ticker) {
    this.registry = services.builder(address, PATIENCE).build();
    this.known =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).ticker(ticker).build();
  }

  private record Asked(String by, String id) {}

  /** The part of the registry's answer that is looked at. */
  private record Answer(
      String id,
      String holder,
      @Nullable String onBehalfOf,
      List<String> roles,
      Map<String, List<String>> reach,
      Instant until,
      boolean inForce) {
    MandateInForce mandate() {
      var scopes = new EnumMap<Scope, Set<String>>(Scope.class);
      for (var scope : Scope.values()) {
        scopes.put(scope, Set.copyOf(reach.getOrDefault(scope.claim(), List.of())));
      }
      return new MandateInForce(
          id,
          holder,
          onBehalfOf,
          roles.stream().flatMap(role -> Role.of(role).stream()).collect(Collectors.toSet()),
          scopes,
          until);
    }
  }

  @Override
  public Optional<MandateInForce> find(String id) {
    var asked = new Asked(RequestAccess.signedIn().id(), id);
    var found = known.getIfPresent(asked);
    if (found == null) {
      found = ask(id);
      known.put(asked, found);
    }
    return found;
  }

  private Optional<MandateInForce> ask(String id) {
    try {
      return Optional.ofNullable(
              registry.get().uri("/v1/mandates/{id}", id).retrieve().body(Answer.class))
          .filter(Answer::inForce)
          .map(Answer::mandate);
    } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Forbidden e) {
      return Optional.empty();
    } catch (HttpClientErrorException e) {
      // Such as its rate limit: it has not said that there is none.
      throw new ResourceAccessException("The registry does not answer: " + e.getStatusCode());
    }
  }
}
