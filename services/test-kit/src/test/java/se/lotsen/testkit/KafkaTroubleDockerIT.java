package se.lotsen.testkit;

@OnDocker
class KafkaTroubleDockerIT extends KafkaTroubleContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
