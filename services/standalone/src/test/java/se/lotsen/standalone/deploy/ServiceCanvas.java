package se.lotsen.standalone.deploy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.util.StringUtils;
import se.lotsen.imports.ImportsConfiguration;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.stream.ProjectionTopology;
import se.lotsen.work.WorkConfiguration;

/** One service on one page: what it takes, tells, keeps and can be asked, out of its code. */
record ServiceCanvas(String service, String packageName, String group, String settings) {
  private static final String FEEDS_READER = "se.lotsen.feeds.reading.TopicReader";
  private static final ClassFiles KIT = ClassFiles.in("se.lotsen.kit");
  private static final ClassFiles KNOWN = ClassFiles.in("se.lotsen.work");
  private static final ClassFiles IMPORTS = ClassFiles.in("se.lotsen.imports");

  static final List<ServiceCanvas> ALL =
      List.of(
          new ServiceCanvas("registry-service", "registry", "lotsen.registry", ""),
          new ServiceCanvas("case-service", "cases", "lotsen.cases", ""),
          new ServiceCanvas(
              "referral-service", "referrals", "lotsen.referrals", "lotsen.referrals."),
          new ServiceCanvas("activity-service", "activities", "", ""),
          new ServiceCanvas(
              "projection-service", "projection", "lotsen.projection", "lotsen.projection."),
          new ServiceCanvas("feed-service", "feeds", "lotsen.feeds", "lotsen.feeds."));

  private ClassFiles classes() {
    return ClassFiles.in("se.lotsen." + packageName);
  }

  String file() {
    return "docs/services/" + service + ".md";
  }

  String render(Properties introductions) {
    var page = new ArrayList<String>();
    page.add("# " + service);
    page.add("");
    page.add("<!-- Made from the code by ServiceCanvasTest; do not edit. -->");
    page.add("");
    page.add(introductions.getProperty(service));
    section(page, "Can be asked", routes().stream().map(ServiceCanvas::line));
    section(page, "Tells", published().flatMap(ServiceCanvas::told));
    section(page, "Listens to", listenedTo().stream());
    section(page, "Keeps in MongoDB", collections().stream().map(ServiceCanvas::code));
    section(page, "Puts aside", putAside());
    section(page, "Settings", settingsOfItsOwn());
    section(page, "Health", health(classes(), KIT).map(ServiceCanvas::code));
    section(
        page,
        "Operators' commands",
        Stream.concat(
            operatorsCommands().stream()
                .map(route -> "`%s %s`".formatted(route.method(), route.path())),
            ofSpring().map(name -> "`GET /actuator/%s`".formatted(name))));
    section(page, "Counts about itself", meters().stream().map(ServiceCanvas::code));
    page.add("");
    page.add(
        """
        Settings that all services share are in [configuration](../configuration.md); what to do \
        when something is wrong is in the [runbook](../runbook.md). The API in full is at \
        `/openapi`.""");
    return String.join("\n", page) + "\n";
  }

  private static void section(List<String> page, String title, Stream<String> lines) {
    var items = lines.toList();
    page.add("");
    page.add("## " + title);
    page.add("");
    if (items.isEmpty()) {
      page.add("Nothing.");
    }
    items.forEach(item -> page.add(item.startsWith("  ") ? item : "- " + item));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  List<Routes.Route> routes() {
    return Stream.concat(
            Routes.of(classes()).stream(),
            brings(ImportsConfiguration.class) ? Routes.of(IMPORTS).stream() : Stream.of())
        .toList();
  }

  private static String line(Routes.Route route) {
    return "`%s %s` %s%s%s"
        .formatted(
            route.method(),
            route.path(),
            route.what(),
            route.answers().isEmpty() ? "" : " (" + route.answers() + ")",
            route.parameters().isEmpty()
                ? ""
                : " — by "
                    + route.parameters().stream()
                        .map(ServiceCanvas::code)
                        .collect(Collectors.joining(", ")));
  }

  Stream<Topic<?>> published() {
    return Topics.ALL.stream().filter(topic -> topic.writer().equals(service));
  }

  private static Stream<String> told(Topic<?> topic) {
    var kept = topic.kept() == Topic.Kept.FOR_EVER ? "kept for ever" : "the newest of each key";
    var head = "`%s`, %s".formatted(topic.name(), kept);
    if (!Event.class.isAssignableFrom(topic.payload())) {
      return Stream.of(head + ": " + code(topic.payload().getSimpleName()));
    }
    return Stream.concat(
        Stream.of(head),
        EventTypes.records(topic.payload().asSubclass(Event.class)).stream()
            .map(EventTypes::nameOf)
            .sorted()
            .map(type -> "  - " + code(type)));
  }

  private Set<String> listenedTo() {
    return listened()
        .map(each -> "`%s`%s".formatted(each.topic(), each.how()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * @param how it reads the topic, as a sentence goes on
   */
  record Listened(String topic, String how) {}

  /** The topics it reads, each way it does so. */
  Stream<Listened> listened() {
    var found = new ArrayList<Listened>();
    for (var type : listeners().toList()) {
      for (var method : type.getDeclaredMethods()) {
        var listener = method.getAnnotation(KafkaListener.class);
        if (listener != null) {
          Arrays.stream(listener.topics())
              .map(topic -> new Listened(topic, " as `%s`".formatted(listener.id())))
              .forEach(found::add);
        }
      }
    }
    if (runsStreams()) {
      ProjectionTopology.SOURCES.forEach(
          topic -> found.add(new Listened(topic, " with Kafka Streams, exactly once")));
    }
    if (service.equals("feed-service")) {
      var read = classes().textsIn(FEEDS_READER);
      Topics.ALL.stream()
          .map(Topic::name)
          .filter(read::contains)
          .forEach(topic -> found.add(new Listened(topic, ", every instance all of it")));
    }
    return found.stream();
  }

  /** Whether it counts with Kafka Streams, which has topics and transactions of its own. */
  boolean runsStreams() {
    return service.equals("projection-service");
  }

  private Stream<Class<?>> listeners() {
    return Stream.concat(
        classes().classes().stream(), knows() ? KNOWN.classes().stream() : Stream.of());
  }

  /** Whether it keeps copies of projects and clients. */
  private boolean knows() {
    return brings(WorkConfiguration.class);
  }

  private boolean brings(Class<?> configuration) {
    return classes().classes().stream()
        .map(type -> type.getAnnotation(Import.class))
        .filter(Objects::nonNull)
        .anyMatch(imports -> Set.of(imports.value()).contains(configuration));
  }

  /**
   * Collections are named after their service, {@code cases.contacts}; copies after the process,
   * {@code case-service.client_replicas}.
   */
  Set<String> collections() {
    var own =
        classes()
            .textsBesideCallsOf(AggregateType.class, ReplicaStore.class, MongoTemplate.class)
            .stream()
            .filter(text -> text.matches(packageName + "\\.[a-z_]+"));
    var copies =
        WorkConfiguration.COPIES.stream().filter(name -> knows()).map(name -> service + name);
    var imports =
        ImportsConfiguration.COLLECTIONS.stream()
            .filter(name -> brings(ImportsConfiguration.class))
            .map(name -> service + name);
    return Stream.of(own, copies, imports)
        .flatMap(names -> names)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> putAside() {
    return groups()
        .map(
            each ->
                "`%s`: what it could not handle, with the reason"
                    .formatted(DeadLetters.topicOf(each)));
  }

  /** The consumer groups it reads in. */
  Stream<String> groups() {
    return Stream.of(group, knows() ? service + WorkConfiguration.GROUP : "")
        .filter(each -> !each.isEmpty());
  }

  private Stream<String> settingsOfItsOwn() {
    return KnownProperties.known().ours().entrySet().stream()
        .filter(setting -> !settings.isEmpty() && setting.getKey().startsWith(settings))
        .map(setting -> "`%s` (`%s`)".formatted(setting.getKey(), setting.getValue()));
  }

  static Stream<String> health(ClassFiles... parts) {
    return Arrays.stream(parts)
        .flatMap(part -> part.classes().stream())
        .filter(HealthIndicator.class::isAssignableFrom)
        .map(type -> StringUtils.uncapitalize(type.getSimpleName()))
        .map(name -> name.replace("HealthIndicator", ""))
        .sorted();
  }

  List<Routes.Route> operatorsCommands() {
    return Stream.concat(Routes.ofOperators(KIT).stream(), Routes.ofOperators(classes()).stream())
        .toList();
  }

  /** Spring's own endpoints, as far as they are let out. */
  static Stream<String> ofSpring() {
    var own =
        ALL.stream()
            .flatMap(canvas -> canvas.operatorsCommands().stream())
            .map(route -> route.path().split("/")[2])
            .collect(Collectors.toSet());
    return Arrays.stream(
            KnownProperties.shipped("lotsen-defaults.properties")
                .getProperty("management.endpoints.web.exposure.include")
                .split(","))
        .filter(name -> !own.contains(name));
  }

  Set<String> meters() {
    return Stream.of(classes(), KIT)
        .flatMap(part -> part.textsBesideCallsOf(MeterRegistry.class, Timer.class).stream())
        .filter(text -> text.matches("lotsen\\.[a-z]+\\.[a-z]+"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
