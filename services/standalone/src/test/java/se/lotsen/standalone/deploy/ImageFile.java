package se.lotsen.standalone.deploy;

import java.util.List;
import java.util.Optional;

/** A Dockerfile's text, as far as the rules look into it. */
record ImageFile(String text) {
  /** What each stage begins with. */
  List<String> baseImages() {
    return Repository.all("(?m)^FROM (\\S+)", text);
  }

  /** The build arguments it asks for. */
  List<String> arguments() {
    return Repository.all("(?m)^ARG (\\w+)", text);
  }

  /** The stage that is shipped. */
  private String last() {
    return text.substring(text.lastIndexOf("\nFROM ") + 1);
  }

  Optional<String> healthPath() {
    return Repository.all("(?s)HEALTHCHECK .*?CMD \\[[^\\]]*\"(/[^\"]*)\"\\]", last()).stream()
        .findFirst();
  }

  /** What is run, word by word. */
  List<String> command() {
    return Repository.all("(?s)ENTRYPOINT \\[(.*?)\\]", last()).stream()
        .flatMap(words -> Repository.all("\"([^\"]*)\"", words).stream())
        .toList();
  }

  Optional<String> user() {
    return Repository.all("(?m)^USER (\\S+)", last()).stream().reduce((first, next) -> next);
  }

  /** Files of the repository that it copies by name. */
  List<String> copied() {
    return Repository.all("(?m)^COPY (?:--chmod=\\d+ )?(deploy/\\S+) ", text);
  }
}
