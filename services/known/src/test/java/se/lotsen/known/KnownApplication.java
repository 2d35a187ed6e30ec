package se.lotsen.known;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import se.lotsen.kit.KitConfiguration;

/** A process that only knows. */
@EnableAutoConfiguration
@Import({KitConfiguration.class, KnownConfiguration.class})
class KnownApplication {}
