package se.lotsen.testkit;

class PartsIT extends PartsContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
