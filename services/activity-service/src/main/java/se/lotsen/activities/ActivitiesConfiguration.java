package se.lotsen.activities;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.lotsen.activities.people.PeopleProperties;
import se.lotsen.imports.ImportsConfiguration;
import se.lotsen.kit.KitConfiguration;
import se.lotsen.work.WorkConfiguration;

/** Brings activities in, into a process of their own or one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, WorkConfiguration.class, ImportsConfiguration.class})
@ComponentScan
@EnableConfigurationProperties(PeopleProperties.class)
public class ActivitiesConfiguration {}
