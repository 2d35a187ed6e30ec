package se.lotsen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Sends files as a browser does. */
public final class Upload {
  private static final String BOUNDARY = "----lotsen";

  private final HttpClient http;
  private final String root;

  public Upload(int port) {
    this("http://localhost:" + port, HttpClient.newHttpClient());
  }

  /**
   * @param root such as {@code https://localhost:8081}
   */
  public Upload(String root, HttpClient http) {
    this.root = root;
    this.http = http;
  }

  /**
   * @param more names and values of further parts
   */
  public HttpResponse<String> send(String kind, String source, byte[] file, String... more) {
    var parts = new ArrayList<byte[]>();
    parts.add(part("source", "", bytes(source)));
    for (int i = 0; i < more.length; i += 2) {
      parts.add(part(more[i], "", bytes(more[i + 1])));
    }
    parts.add(part("file", "; filename=\"%s.csv\"".formatted(kind), file));
    parts.add(bytes("--%s--\r\n".formatted(BOUNDARY)));
    var request =
        HttpRequest.newBuilder(URI.create(root + "/v1/imports/" + kind))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Authorization", TestIssuer.bearer())
            .POST(BodyPublishers.ofByteArrays(parts))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static byte[] part(String name, String more, byte[] content) {
    var head =
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(BOUNDARY, name, more));
    var part = new byte[head.length + content.length + 2];
    System.arraycopy(head, 0, part, 0, head.length);
    System.arraycopy(content, 0, part, head.length, content.length);
    part[part.length - 2] = '\r';
    part[part.length - 1] = '\n';
    return part;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
