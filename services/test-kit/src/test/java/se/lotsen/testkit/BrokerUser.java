package se.lotsen.testkit;

import se.lotsen.embedded.EmbeddedKafka;

/** A class that depends on another module than the kit and the model. */
record BrokerUser(EmbeddedKafka kafka) {}
