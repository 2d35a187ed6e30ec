package se.lotsen.testkit;

@OnDocker
class AuditDockerIT extends AuditContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
