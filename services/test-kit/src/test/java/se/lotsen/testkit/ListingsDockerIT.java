package se.lotsen.testkit;

@OnDocker
class ListingsDockerIT extends ListingsContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
