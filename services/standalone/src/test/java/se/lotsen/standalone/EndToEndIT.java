package se.lotsen.standalone;

import org.junit.jupiter.api.extension.ExtendWith;

/** The story on the embedded broker and store, all in this process. */
@ExtendWith(OneProcess.class)
class EndToEndIT extends EndToEndScenario {
  private final Api api;

  EndToEndIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  @Override
  Api api() {
    return api;
  }
}
