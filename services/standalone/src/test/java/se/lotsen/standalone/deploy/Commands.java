package se.lotsen.standalone.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commands that a page tells an operator to type. */
final class Commands {
  private static final Pattern CURL =
      Pattern.compile(
          "curl -s(?: -X (?<method>[A-Z]+))?(?: -H 'Content-Type: (?<type>[^']+)' -d '(?<body>[^']+)')?"
              + " https://localhost:(?<port>\\d+)(?<path>/\\S*)");

  private Commands() {}

  /** Everything between {@code ```sh} and {@code ```}, line by line. */
  static List<String> in(String page) {
    return Repository.all("(?s)```sh\\n(.*?)```", Repository.read(page)).stream()
        .flatMap(String::lines)
        .toList();
  }

  /**
   * A request by curl.
   *
   * @param body JSON, or empty
   */
  record Request(String method, int port, String path, String body) {}

  static Optional<Request> request(String command) {
    var curl = CURL.matcher(command);
    if (!curl.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Request(
            curl.group("method") == null ? "GET" : curl.group("method"),
            Integer.parseInt(curl.group("port")),
            curl.group("path"),
            curl.group("body") == null ? "" : curl.group("body")));
  }

  static List<Request> requestsIn(String page) {
    return in(page).stream().flatMap(command -> request(command).stream()).toList();
  }
}
