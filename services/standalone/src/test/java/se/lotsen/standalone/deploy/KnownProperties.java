package se.lotsen.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** Every setting that something reads: ours from the code, Spring's from its own metadata. */
final class KnownProperties {
  private static final KnownProperties KNOWN = new KnownProperties();

  private final Map<String, String> ours = new TreeMap<>();
  private final Map<String, Setting> places = new TreeMap<>();
  private final Map<String, String> typesOfSpring = new TreeMap<>();
  private final Map<String, String> byVariable = new LinkedHashMap<>();

  private KnownProperties() {
    collectOurs();
    collectSprings();
    typesOfSpring.keySet().forEach(this::nameVariables);
    ours.keySet().forEach(this::nameVariables);
  }

  /** Where one of our own is kept. */
  record Setting(Class<?> in, String accessor) {}

  static KnownProperties known() {
    return KNOWN;
  }

  /** Our own, with what they are when nothing is set. */
  Map<String, String> ours() {
    return ours;
  }

  /** Our own, with where each is kept. */
  Map<String, Setting> places() {
    return places;
  }

  /** Whether something reads this property; {@code logging.level.se.lotsen} is in a map. */
  boolean reads(String property) {
    return ours.containsKey(property)
        || typesOfSpring.containsKey(property)
        || mapHolding(property).isPresent();
  }

  private Optional<String> mapHolding(String property) {
    for (int dot = property.lastIndexOf('.'); dot > 0; dot = property.lastIndexOf('.', dot - 1)) {
      var holder = property.substring(0, dot);
      if (isMap(holder)) {
        return Optional.of(holder);
      }
    }
    return Optional.empty();
  }

  private boolean isMap(String property) {
    return typesOfSpring.getOrDefault(property, "").startsWith("java.util.Map");
  }

  /** The property that an environment variable sets, as Spring itself binds it. */
  Optional<String> setBy(String variable) {
    var binder = binderOf(variable);
    var property = byVariable.get(variable);
    if (property != null) {
      return binder.bind(property, String.class).isBound()
          ? Optional.of(property)
          : Optional.empty();
    }
    return typesOfSpring.keySet().stream()
        .filter(name -> isMap(name) && variable.startsWith(variableOf(name) + "_"))
        .flatMap(
            map ->
                binder
                    .bind(map, Bindable.mapOf(String.class, String.class))
                    .orElse(Map.of())
                    .keySet()
                    .stream()
                    .map(key -> map + "." + key))
        .findFirst();
  }

  private static Binder binderOf(String variable) {
    var sources = new MutablePropertySources();
    sources.addLast(
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "it")));
    return new Binder(ConfigurationPropertySources.from(sources));
  }

  /** The name that the documentation gives a property as an environment variable. */
  static String variableOf(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void nameVariables(String property) {
    byVariable.put(variableOf(property), property);
    byVariable.put(property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT), property);
  }

  private void collectOurs() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var defaults = shipped("lotsen-defaults.properties");
    for (var found : scanner.findCandidateComponents("se.lotsen")) {
      var type =
          ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null);
      collect(type.getAnnotation(ConfigurationProperties.class).value(), type);
    }
    ours.replaceAll((property, inCode) -> defaults.getProperty(property, inCode));
  }

  private void collect(String prefix, Class<?> type) {
    for (Parameter part : type.getDeclaredConstructors()[0].getParameters()) {
      var property = prefix + "." + DataObjectPropertyName.toDashedForm(part.getName());
      if (part.getType().isRecord()) {
        collect(property, part.getType());
      } else {
        places.put(property, new Setting(type, part.getName()));
        var byDefault = part.getAnnotation(DefaultValue.class);
        ours.put(property, byDefault == null ? "" : String.join(",", byDefault.value()));
      }
    }
  }

  private void collectSprings() {
    var json = JsonMapper.shared();
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
        try (var in = resource.getInputStream()) {
          for (var property : json.readTree(in).path("properties")) {
            var gone = property.path("deprecation").path("level").asString("").equals("error");
            if (!gone) {
              typesOfSpring.put(
                  property.path("name").asString(), property.path("type").asString(""));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A properties file that goes out with the program. */
  static Properties shipped(String resource) {
    try {
      return PropertiesLoaderUtils.loadProperties(new ClassPathResource(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
