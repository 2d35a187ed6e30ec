package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** The services' .http files, request by request as an editor sends them. */
@ExtendWith(OneProcess.class)
class HttpFilesIT {
  private static final Pattern PLACE =
      Pattern.compile("\\{\\{(\\w+)\\.response\\.body\\.\\$\\.(\\w+)}}");
  private static final Pattern NAME = Pattern.compile("(?m)^# @name (\\w+)$");
  private static final Pattern REFUSED = Pattern.compile("(?m)^# refused: (\\d+)$");
  private static final String HERE = "{{lotsen}}";
  private static final String TOKEN = "{{token}}";

  private final Api api;

  HttpFilesIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  /**
   * One request.
   *
   * @param head of its text: method, address and headers
   * @param refusedWith the status that is expected, or 0 where it is done
   */
  private record Request(
      String title, String name, int refusedWith, List<String> head, String body) {
    static Request of(String text) {
      var lines = new ArrayList<>(text.strip().lines().toList());
      var title = lines.removeFirst();
      lines.removeIf(line -> line.startsWith("#"));
      int empty = lines.indexOf("");
      var name = NAME.matcher(text);
      var refused = REFUSED.matcher(text);
      return new Request(
          title,
          name.find() ? name.group(1) : "",
          refused.find() ? Integer.parseInt(refused.group(1)) : 0,
          empty < 0 ? lines : lines.subList(0, empty),
          empty < 0 ? null : String.join("\n", lines.subList(empty, lines.size())));
    }
  }

  private static List<Request> requestsIn(Path file) throws IOException {
    var parts = Files.readString(file).split("(?m)^### ");
    return List.of(parts).stream().skip(1).map(Request::of).toList();
  }

  /** All that there are: one that is not in the one process is not answered. */
  static List<String> services() throws IOException {
    try (var folders = Files.list(Path.of(".."))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.endsWith("-service"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyRequestIsAnsweredAsItSays(String service) throws IOException {
    var requests = requestsIn(Path.of("..", service, service + ".http"));
    assertThat(requests).hasSizeGreaterThan(3);
    var answers = new HashMap<String, JsonNode>();
    for (var request : requests) {
      // A read may come before what was done is there.
      await().untilAsserted(() -> mustBeAnswered(request, answers));
    }
  }

  private void mustBeAnswered(Request request, Map<String, JsonNode> answers) {
    var line = filled(request.head().getFirst(), answers).split(" ", 2);
    var headers = new ArrayList<String>();
    for (var header : request.head().subList(1, request.head().size())) {
      headers.addAll(List.of(header.replace(TOKEN, TestIssuer.here().token()).split(": ", 2)));
    }
    var answer =
        api.send(
            line[0],
            line[1].replace(HERE, ""),
            request.body() == null ? null : filled(request.body(), answers),
            headers.toArray(String[]::new));
    assertThat(answer.status())
        .as("%s: %s", request.title(), answer.body())
        .matches(
            status ->
                request.refusedWith() == 0 ? status / 100 == 2 : status == request.refusedWith());
    if (!request.name().isEmpty()) {
      answers.put(request.name(), answer.json());
    }
  }

  private static String filled(String text, Map<String, JsonNode> answers) {
    return PLACE.matcher(text).replaceAll(place -> valueAt(place, answers));
  }

  private static String valueAt(MatchResult place, Map<String, JsonNode> answers) {
    return answers.get(place.group(1)).get(place.group(2)).asString();
  }
}
