package se.lotsen.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One address for services on several ports, as a gateway in front of them is: hands on, over TLS,
 * by the first part of the path, and drops the connection where a service does.
 */
final class FrontDoor implements AutoCloseable {
  private static final Set<String> NOT_HANDED_ON =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final HttpClient http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Map<String, Integer> ports;

  /**
   * @param ports by the first part of a path, such as {@code cases}
   * @param http trusts the services' certificates
   */
  FrontDoor(Map<String, Integer> ports, HttpClient http) {
    this.ports = ports;
    this.http = http;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handOn);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handOn(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var port = ports.get(uri.getPath().split("/")[2]);
    if (port == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    var request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:%d%s".formatted(port, exchange.getRequestURI())))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange.getRequestHeaders().forEach((name, values) -> handOn(name, values, request::header));
    try {
      answer(exchange, http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // Without an answer this drops the connection, as the service did.
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach((name, values) -> handOn(name, values, exchange.getResponseHeaders()::add));
    var body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private interface Header {
    void add(String name, String value);
  }

  private static void handOn(String name, List<String> values, Header to) {
    if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> to.add(name, value));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
