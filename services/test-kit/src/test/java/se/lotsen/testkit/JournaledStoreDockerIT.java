package se.lotsen.testkit;

@OnDocker
class JournaledStoreDockerIT extends JournaledStoreContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
