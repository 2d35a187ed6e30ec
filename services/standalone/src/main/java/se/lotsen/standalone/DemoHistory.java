package se.lotsen.standalone;

import org.springframework.web.client.RestClient;

/** placeholder replaced below */
final class DemoHistory {
  private final RestClient api;

  DemoHistory(RestClient api) {
    this.api = api;
  }

  void enter() {
    api.get();
  }
}
