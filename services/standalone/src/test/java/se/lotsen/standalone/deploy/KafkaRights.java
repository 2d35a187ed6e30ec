package se.lotsen.standalone.deploy;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import se.lotsen.kit.messaging.AnchorTopic;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.position.Watermark;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

/**
 * What each service may do on the broker, out of what it says of itself: what it tells and listens
 * to, the groups it reads in, Kafka Streams' own. Nobody else may do anything there.
 */
final class KafkaRights {
  /** What Kafka Streams puts before the names of its own topics and transactions. */
  private static final String STREAMS =
      KnownProperties.known().ours().get("lotsen.projection.application-id");

  static final List<Right> ALL = ServiceCanvas.ALL.stream().flatMap(KafkaRights::of).toList();

  private KafkaRights() {}

  /**
   * @param service as which the principal signs in
   * @param pattern whether it is this name or every name that begins so
   */
  record Right(
      String service,
      ResourceType type,
      PatternType pattern,
      String name,
      Set<AclOperation> operations) {
    Stream<AclBinding> bindings() {
      return operations.stream()
          .map(
              operation ->
                  new AclBinding(
                      new ResourcePattern(type, name, pattern),
                      new AccessControlEntry(
                          "User:" + service, "*", operation, AclPermissionType.ALLOW)));
    }

    boolean allows(AclOperation operation, String topic) {
      return type == ResourceType.TOPIC
          && operations.contains(operation)
          && (pattern == PatternType.LITERAL ? topic.equals(name) : topic.startsWith(name));
    }
  }

  /** Whether this principal may do that to this topic. */
  static boolean allow(String service, AclOperation operation, String topic) {
    return ALL.stream()
        .filter(right -> right.service().equals(service))
        .anyMatch(right -> right.allows(operation, topic));
  }

  /** Every topic there is, Kafka Streams' own left out. */
  static Set<String> topics() {
    return Stream.concat(common(), ServiceCanvas.ALL.stream().flatMap(KafkaRights::deadLettersOf))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> common() {
    return Stream.of(
            Topics.ALL.stream().map(Topic::name),
            Watermark.topics().stream(),
            AnchorTopic.topics().stream())
        .flatMap(topics -> topics);
  }

  private static Stream<String> deadLettersOf(ServiceCanvas service) {
    return service.groups().map(DeadLetters::topicOf);
  }

  private static Stream<Right> of(ServiceCanvas service) {
    return Stream.of(topicsOf(service), groupsOf(service), streamsOf(service))
        .flatMap(rights -> rights);
  }

  private static Stream<Right> topicsOf(ServiceCanvas service) {
    var written =
        Stream.concat(
                service.published().flatMap(KafkaRights::withWhatIsBeside), deadLettersOf(service))
            .collect(Collectors.toSet());
    var read =
        Stream.of(
                service.listened().map(ServiceCanvas.Listened::topic),
                Watermark.topics().stream(),
                service.published().flatMap(KafkaRights::anchorsOf),
                deadLettersOf(service),
                readers(service).flatMap(KafkaRights::deadLettersOf))
            .flatMap(topics -> topics)
            .collect(Collectors.toSet());
    // Whichever service starts first makes the topics, but for other services' dead letters.
    var made = Stream.concat(common(), deadLettersOf(service)).collect(Collectors.toSet());
    return topics().stream()
        .map(topic -> topic(service, topic, operations(topic, made, written, read)))
        .filter(right -> !right.operations().isEmpty());
  }

  private static Stream<String> withWhatIsBeside(Topic<?> topic) {
    return Stream.concat(
        Stream.of(topic.name()),
        anchorsOf(topic).flatMap(anchors -> Stream.of(anchors, Watermark.topicOf(topic.name()))));
  }

  private static Stream<String> anchorsOf(Topic<?> topic) {
    return Event.class.isAssignableFrom(topic.payload())
        ? Stream.of(AnchorTopic.topicOf(topic.name()))
        : Stream.of();
  }

  private static Set<AclOperation> operations(
      String topic, Set<String> made, Set<String> written, Set<String> read) {
    var operations = new TreeSet<AclOperation>(Comparator.comparing(AclOperation::name));
    addIf(made.contains(topic), operations, CREATE, DESCRIBE);
    addIf(written.contains(topic), operations, WRITE);
    addIf(read.contains(topic), operations, READ);
    return operations;
  }

  private static void addIf(boolean may, Set<AclOperation> to, AclOperation... operations) {
    if (may) {
      to.addAll(List.of(operations));
    }
  }

  /** The other services that read what this one tells: it sends their dead letters round again. */
  private static Stream<ServiceCanvas> readers(ServiceCanvas service) {
    var told =
        service
            .published()
            .filter(topic -> Event.class.isAssignableFrom(topic.payload()))
            .map(Topic::name)
            .collect(Collectors.toSet());
    return ServiceCanvas.ALL.stream()
        .filter(Predicate.not(service::equals))
        .filter(other -> other.listened().anyMatch(each -> told.contains(each.topic())));
  }

  private static Stream<Right> groupsOf(ServiceCanvas service) {
    return Stream.concat(
        service
            .groups()
            .flatMap(
                group ->
                    Stream.of(
                        group(service, PatternType.LITERAL, group),
                        group(service, PatternType.PREFIXED, group + "."))),
        readers(service)
            .flatMap(ServiceCanvas::groups)
            .map(
                group ->
                    group(
                        service,
                        PatternType.LITERAL,
                        DeadLetters.replays(group, service.service()))));
  }

  private static Stream<Right> streamsOf(ServiceCanvas service) {
    if (!service.runsStreams()) {
      return Stream.of();
    }
    return Stream.of(
        group(service, PatternType.LITERAL, STREAMS),
        new Right(
            service.service(),
            ResourceType.TRANSACTIONAL_ID,
            PatternType.PREFIXED,
            STREAMS + "-",
            Set.of(WRITE)),
        new Right(
            service.service(),
            ResourceType.TOPIC,
            PatternType.PREFIXED,
            STREAMS + "-",
            sorted(CREATE, DELETE, DESCRIBE_CONFIGS, READ, WRITE)));
  }

  private static Set<AclOperation> sorted(AclOperation... operations) {
    var sorted = new TreeSet<AclOperation>(Comparator.comparing(AclOperation::name));
    sorted.addAll(List.of(operations));
    return sorted;
  }

  private static Right topic(ServiceCanvas service, String name, Set<AclOperation> operations) {
    return new Right(service.service(), ResourceType.TOPIC, PatternType.LITERAL, name, operations);
  }

  private static Right group(ServiceCanvas service, PatternType pattern, String name) {
    return new Right(service.service(), ResourceType.GROUP, pattern, name, Set.of(READ));
  }

  /**
   * As a shell script that has {@code kafka-acls.sh} say it to the broker: a line for each service
   * and for what it may do alike.
   */
  static String script() {
    var lines = new StringBuilder();
    for (var service : ServiceCanvas.ALL) {
      lines.append("\n");
      ALL.stream()
          .filter(right -> right.service().equals(service.service()))
          .collect(Collectors.groupingBy(KafkaRights::alike, TreeMap::new, Collectors.toList()))
          .forEach((alike, rights) -> lines.append(line(service.service(), alike, rights)));
    }
    return HEAD + lines;
  }

  private static final String HEAD =
      """
      # What each service may do on the broker, one principal each; read by setup.sh.
      # Made from the code by KafkaRightsTest; do not edit.
      """;

  private static String alike(Right right) {
    return "--resource-pattern-type %s%s"
        .formatted(
            right.pattern().name().toLowerCase(Locale.ROOT),
            right.operations().stream()
                .map(operation -> " --operation " + kafkaName(operation))
                .collect(Collectors.joining()));
  }

  private static String kafkaName(AclOperation operation) {
    return SecurityUtils.operationName(operation);
  }

  private static String line(String service, String alike, List<Right> rights) {
    return "allow %s %s%s\n"
        .formatted(
            service,
            alike,
            rights.stream()
                .map(right -> " \\\n  %s %s".formatted(option(right.type()), right.name()))
                .collect(Collectors.joining()));
  }

  private static String option(ResourceType type) {
    return switch (type) {
      case TOPIC -> "--topic";
      case GROUP -> "--group";
      case TRANSACTIONAL_ID -> "--transactional-id";
      default -> throw new IllegalArgumentException("No rights of ours are about " + type);
    };
  }
}
