package se.lotsen.testkit;

import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = EmbeddedPlatform.class)
class ListenerIT extends SampleListenerContract {}
