package se.lotsen.testkit;

class JournaledStoreIT extends JournaledStoreContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
