package se.lotsen.kit.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import se.lotsen.kit.journal.Origin;

/**
 * What all operations have in common, for {@code /openapi}: the headers of commands, what they are
 * answered with, problem details, a name that is unique in a process.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Origin.class)
        .replaceWithClass(Cursor.class, String.class);
  }

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Lotsen")
                .version("1")
                .description(
                    "Case management for publicly funded business advisory. Commands are answered"
                        + " with a receipt and can be repeated with their Idempotency-Key; what is"
                        + " refused says why and what to do as problem details (RFC 9457), in the"
                        + " language of Accept-Language."))
        .components(new Components().addSchemas(PROBLEM, problem()));
  }

  private static Schema<?> problem() {
    var error =
        new ObjectSchema()
            .addProperty("field", new StringSchema())
            .addProperty("message", new StringSchema());
    return new ObjectSchema()
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("what is wrong and what to do"))
        .addProperty("instance", new StringSchema().format("uri"))
        .addProperty("errors", new ArraySchema().items(error));
  }

  @Bean
  GlobalOperationCustomizer operations() {
    return (operation, method) -> {
      operation.setOperationId(nameOf(method));
      if (operation.getSummary() == null) {
        operation.setSummary(inWords(method.getMethod().getName()));
      }
      refuses(operation, "400", "A parameter or header cannot be read");
      if (isCommand(method)) {
        describeCommand(operation, method);
      } else {
        refuses(operation, "404", "There is no such thing");
      }
      refuses(operation, "503", "Not now; try again later")
          .addHeaderObject(
              "Retry-After", new Header().schema(new IntegerSchema()).description("seconds"));
      return operation;
    };
  }

  /** One method may answer at two addresses: the second is named by its last part, too. */
  @Bean
  GlobalOpenApiCustomizer uniqueNames() {
    return api -> {
      var seen = new HashSet<String>();
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperations()
                      .forEach(
                          operation -> {
                            if (!seen.add(operation.getOperationId())) {
                              operation.setOperationId(operation.getOperationId() + lastPart(path));
                            }
                          }));
    };
  }

  private static String lastPart(String path) {
    return StringUtils.capitalize(
        path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z]", ""));
  }

  private static boolean isCommand(HandlerMethod method) {
    return Arrays.asList(method.getMethod().getParameterTypes()).contains(Origin.class);
  }

  private static void describeCommand(Operation operation, HandlerMethod method) {
    header(operation, OriginResolver.USER, "who asks: letters, digits and . _ @ -, at most 64");
    header(
        operation,
        OriginResolver.KEY,
        "1 to 128 printable characters; the same again with the same body is done once");
    header(operation, "If-Match", "the ETag that the caller saw; refused (412) if it is older");
    header(operation, OriginResolver.CORRELATION, "what this and all that follows goes back to");
    refuses(operation, "404", "There is no such thing");
    refuses(operation, "409", "It does not fit what is there now");
    refuses(operation, "412", "It was decided on an older version");
    refuses(operation, "422", "What was sent cannot be meant");
    var done = operation.getResponses().remove("200");
    if (done != null) {
      done.addHeaderObject("ETag", new Header().schema(new StringSchema()));
      var creates = isCreation(method);
      if (creates) {
        done.addHeaderObject("Location", new Header().schema(new StringSchema()));
      }
      operation
          .getResponses()
          .addApiResponse(creates ? "201" : "200", done.description("It is done"));
    }
  }

  /** What is posted to a collection, and not to something that is done with one thing. */
  private static boolean isCreation(HandlerMethod method) {
    var posted = method.getMethodAnnotation(PostMapping.class);
    return posted != null
        && (posted.value().length == 0
            || posted.value()[0].matches("/(sessions|outcomes|registrations)"));
  }

  private static void header(Operation operation, String name, String description) {
    operation.addParametersItem(
        new HeaderParameter().name(name).schema(new StringSchema()).description(description));
  }

  private static ApiResponse refuses(Operation operation, String status, String why) {
    var response =
        new ApiResponse()
            .description(why)
            .content(
                new Content()
                    .addMediaType(
                        PROBLEM_JSON,
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    operation.getResponses().addApiResponse(status, response);
    return response;
  }

  /** Such as {@code casesCaseTakeStep}: by service, controller and method. */
  private static String nameOf(HandlerMethod method) {
    var service = method.getBeanType().getPackageName().split("[.]")[2];
    var controller = method.getBeanType().getSimpleName().replace("Controller", "");
    return service + controller + StringUtils.capitalize(method.getMethod().getName());
  }

  private static String inWords(String camelCase) {
    return StringUtils.capitalize(camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
  }
}
