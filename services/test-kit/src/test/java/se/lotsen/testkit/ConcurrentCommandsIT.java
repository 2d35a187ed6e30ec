package se.lotsen.testkit;

class ConcurrentCommandsIT extends ConcurrentCommandsContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
