package se.lotsen.testkit;

class RelayIT extends RelayContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
