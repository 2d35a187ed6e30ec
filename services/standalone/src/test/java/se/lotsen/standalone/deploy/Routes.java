package se.lotsen.standalone.deploy;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.web.ApiVersion;

/** What can be asked over HTTP, from the annotations that Spring reads too. */
final class Routes {
  private static final String ACTUATOR = "/actuator/";

  private Routes() {}

  /**
   * One of them.
   *
   * @param what the method's name as words
   * @param parameters that may be put behind the path
   * @param answers the media type if it is not JSON, else empty
   */
  record Route(String method, String path, String what, List<String> parameters, String answers) {
    /** Whether a request with this method and path comes here. */
    boolean takes(String verb, String asked) {
      return verb.equals(method) && asked.matches(path.replaceAll("\\{\\w+\\}", "[^/]+"));
    }
  }

  /** Those of the controllers among these classes. */
  static List<Route> of(ClassFiles classes) {
    return classes.classes().stream()
        .filter(type -> type.isAnnotationPresent(RestController.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(m -> of(type, m)))
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  private static Stream<Route> of(Class<?> controller, Method method) {
    var here = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (here == null) {
      return Stream.empty();
    }
    var above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    var parameters =
        Arrays.stream(method.getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
            .map(Parameter::getName)
            .toList();
    var routes = new ArrayList<Route>();
    for (var prefix : above == null ? new String[] {""} : above.path()) {
      for (var path : here.path().length == 0 ? new String[] {""} : here.path()) {
        for (RequestMethod verb : here.method()) {
          routes.add(
              new Route(
                  verb.name(),
                  ApiVersion.PATH + prefix + path,
                  words(method.getName()),
                  parameters,
                  Arrays.stream(here.produces())
                      .filter(type -> !type.equals("application/json"))
                      .collect(Collectors.joining(", "))));
        }
      }
    }
    return routes.stream();
  }

  /** The operators' commands among these classes, without those that are Spring's own. */
  static List<Route> ofOperators(ClassFiles classes) {
    return classes.classes().stream()
        .filter(type -> type.isAnnotationPresent(Endpoint.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(m -> operation(type, m)))
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  private static Stream<Route> operation(Class<?> endpoint, Method method) {
    var verb =
        method.isAnnotationPresent(ReadOperation.class)
            ? "GET"
            : method.isAnnotationPresent(WriteOperation.class) ? "POST" : null;
    if (verb == null) {
      return Stream.empty();
    }
    var path = new StringBuilder(ACTUATOR + endpoint.getAnnotation(Endpoint.class).id());
    var parameters = new ArrayList<String>();
    for (var parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(Selector.class)) {
        path.append("/{").append(parameter.getName()).append('}');
      } else {
        parameters.add(parameter.getName());
      }
    }
    return Stream.of(
        new Route(verb, path.toString(), words(method.getName()), List.copyOf(parameters), ""));
  }

  private static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
