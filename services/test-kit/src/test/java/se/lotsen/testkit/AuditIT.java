package se.lotsen.testkit;

class AuditIT extends AuditContract {
  @Override
  protected Platform platform() {
    return EmbeddedPlatform.shared();
  }
}
