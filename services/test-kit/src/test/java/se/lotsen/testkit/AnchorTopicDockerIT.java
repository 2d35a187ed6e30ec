package se.lotsen.testkit;

@OnDocker
class AnchorTopicDockerIT extends AnchorTopicContract {
  @Override
  protected Platform platform() {
    return DockerPlatform.shared();
  }
}
