package se.lotsen.testkit;

@OnDocker
class RelayDockerIT extends RelayContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
