package se.lotsen.work;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import se.lotsen.kit.KitConfiguration;

/** A process that only knows. */
@EnableAutoConfiguration
@Import({KitConfiguration.class, WorkConfiguration.class})
class WorkApplication {}
