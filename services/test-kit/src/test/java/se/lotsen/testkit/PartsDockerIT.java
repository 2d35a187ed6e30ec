package se.lotsen.testkit;

@OnDocker
class PartsDockerIT extends PartsContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
