package se.lotsen.testkit;

@OnDocker
class ConcurrentCommandsDockerIT extends ConcurrentCommandsContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
