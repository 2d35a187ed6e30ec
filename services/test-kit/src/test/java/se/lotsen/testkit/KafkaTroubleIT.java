package se.lotsen.testkit;

class KafkaTroubleIT extends KafkaTroubleContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
