package se.lotsen.testkit;

import org.springframework.test.context.ContextConfiguration;

@OnDocker
@ContextConfiguration(initializers = DockerPlatform.class)
class ListenerDockerIT extends SampleListenerContract {}
