package se.lotsen.work;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.lotsen.kit.access.ServiceClients;
import se.lotsen.model.ClientId;

/**
 * The names of clients, asked of the registry whenever they are shown: they are kept there alone,
 * so that they can be changed and erased in one place. A list without names is better than none, so
 * where the registry does not answer there are none for a while.
 */
public class ClientDirectory {
  private static final Logger log = LoggerFactory.getLogger(ClientDirectory.class);

  /** More ids do not fit into one address. */
  private static final int AT_ONCE = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SingletonSupplier<RestClient> registry;
  private final LongSupplier nanoTime;
  private volatile long silentUntil;

  /**
   * @param address where the registry is; asked for when it is needed, because a process does not
   *     know its own before it listens
   */
  ClientDirectory(Supplier<String> address, ServiceClients services, LongSupplier nanoTime) {
    this.registry = SingletonSupplier.of(() -> services.of(address.get(), PATIENCE));
    this.nanoTime = nanoTime;
    this.silentUntil = nanoTime.getAsLong();
  }

  private record Found(List<Named> items) {}

  private record Named(ClientId id, String name) {}

  /** The names of these; those that are not known are left out. */
  public Map<ClientId, String> names(Collection<ClientId> ids) {
    var names = new HashMap<ClientId, String>();
    try {
      for (var some : portions(ids)) {
        var listed = "/v1/clients?limit={limit}&id={ids}";
        ask(registry -> registry.get().uri(listed, some.size(), joined(some)))
            .forEach(found -> names.put(found.id(), found.name()));
      }
    } catch (HttpClientErrorException e) {
      log.error("The registry does not understand who is asked for", e);
    } catch (RestClientException e) {
      log.debug("Without names", e);
    }
    return names;
  }

  private static List<List<ClientId>> portions(Collection<ClientId> ids) {
    var distinct = ids.stream().distinct().toList();
    return IntStream.iterate(0, from -> from < distinct.size(), from -> from + AT_ONCE)
        .mapToObj(from -> distinct.subList(from, Math.min(from + AT_ONCE, distinct.size())))
        .toList();
  }

  private static String joined(List<ClientId> ids) {
    return ids.stream().map(ClientId::value).collect(Collectors.joining(","));
  }

  /**
   * Who is meant by a part of a name or an organisation number, up to so many.
   *
   * @throws RestClientException where the registry does not answer: nobody can say who is meant
   */
  public List<ClientId> search(String wanted, int limit) {
    var body = Map.of("q", wanted, "merged", true, "limit", limit);
    return ask(registry -> registry.post().uri("/v1/clients/search").body(body)).stream()
        .map(Named::id)
        .toList();
  }

  private List<Named> ask(Function<RestClient, RestClient.RequestHeadersSpec<?>> question) {
    if (nanoTime.getAsLong() - silentUntil < 0) {
      throw new ResourceAccessException("The registry did not answer a moment ago");
    }
    try {
      var found = question.apply(registry.obtain()).retrieve().body(Found.class);
      return found == null ? List.of() : found.items();
    } catch (HttpClientErrorException.Forbidden e) {
      // Whoever asks may see no clients at all.
      return List.of();
    } catch (HttpClientErrorException e) {
      throw e;
    } catch (RestClientException e) {
      silentUntil = nanoTime.getAsLong() + PAUSE.toNanos();
      log.warn("The registry does not answer; lists have no names of clients: {}", e.toString());
      throw e;
    }
  }
}
