package se.lotsen.testkit;

class AnchorTopicIT extends AnchorTopicContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
