package se.lotsen.registry;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.lotsen.imports.ImportsConfiguration;
import se.lotsen.kit.KitConfiguration;

/** Brings the registry in, into a process of its own or one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, ImportsConfiguration.class})
@ComponentScan
public class RegistryConfiguration {}
