package se.lotsen.testkit;

class ListingsIT extends ListingsContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
