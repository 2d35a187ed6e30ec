package se.lotsen.kit.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;

/**
 * What all operations have in common, for {@code /openapi}: the headers of commands, what they are
 * answered with, problem details, a name that is unique in a process.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String TOKEN = "token";

  /** Which right of docs/rights.md an operation needs. */
  private static final String RIGHT = "x-right";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(CommandContext.class, Grant.class, Caller.class)
        .replaceWithClass(Cursor.class, String.class);
  }

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Lotsen")
                .version("1")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0"))
                .description(
                    "Case management for publicly funded business advisory. Commands are answered"
                        + " with a receipt and can be repeated with their Idempotency-Key; what is"
                        + " refused says why and what to do as problem details (RFC 9457), in the"
                        + " language of Accept-Language."))
        .addServersItem(new Server().url("/").description("Where this description was fetched"))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN))
        .components(
            new Components()
                .addSchemas(PROBLEM, problem())
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                            "An access token of the issuer that this Lotsen trusts, meant for the"
                                + " audience lotsen")));
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
  RequiredComponents requiredComponents() {
    return new RequiredComponents();
  }

  @Bean
  GlobalOperationCustomizer operations(ObjectProvider<Representation> representations) {
    return (operation, method) -> {
      operation.setOperationId(method.getMethod().getName());
      operation.setSummary(inWords(method.getMethod().getName()));
      operation.setDescription(oneLine(operation.getDescription()));
      var requires = method.getMethodAnnotation(Requires.class);
      if (requires != null) {
        operation.addExtension(RIGHT, requires.value().code());
      }
      if (operation.getParameters() != null) {
        operation.getParameters().forEach(ApiDescription::describe);
      }
      refuses(operation, "400", "A parameter or header cannot be read");
      refuses(operation, "401", "Nobody is signed in");
      refuses(operation, "403", "The caller has not the right that it needs");
      if (isCommand(method)) {
        describeCommand(operation, method);
        if (representations.stream()
            .anyMatch(each -> isOfPackage(each.getClass(), method.getBeanType()))) {
          header(
              operation,
              PreferredAnswer.PREFER,
              PreferredAnswer.REPRESENTATION
                  + " answers with what GET answers afterwards, in place of the receipt");
        }
      } else {
        refuses(operation, "404", "There is no such thing");
        if (operation.getRequestBody() != null) {
          refuses(operation, "409", "It does not fit what is there now");
          refuses(operation, "422", "What was sent cannot be meant");
        }
      }
      if (operation.getRequestBody() != null) {
        refuses(operation, "415", "The body is of another type");
      }
      refuses(operation, "503", "Not now; try again later")
          .addHeaderObject(
              "Retry-After", new Header().schema(new IntegerSchema()).description("seconds"));
      return operation;
    };
  }

  /**
   * What is known only of the whole: the address, by whose first part an operation is filed and
   * named, such as {@code cases_takeStep}. One method may answer at two addresses; the second is
   * named by its last part, too.
   */
  @Bean
  GlobalOpenApiCustomizer addresses() {
    return api -> {
      var seen = new HashSet<String>();
      var tags = new TreeSet<String>();
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperations()
                      .forEach(
                          operation -> {
                            var name = firstPart(path) + "_" + operation.getOperationId();
                            operation.setOperationId(seen.add(name) ? name : name + lastPart(path));
                            tags.add(firstPart(path));
                            operation.setTags(List.of(firstPart(path)));
                          }));
      api.setTags(tags.stream().map(name -> new Tag().name(name)).toList());
    };
  }

  /** Such as {@code cases} of {@code /v1/cases/{id}}. */
  private static String firstPart(String path) {
    return path.substring(ApiVersion.PATH.length() + 1).split("/", 2)[0];
  }

  private static String lastPart(String path) {
    return StringUtils.capitalize(
        path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z]", ""));
  }

  /** What is said of it in the code, or what it means in every list. */
  private static void describe(Parameter parameter) {
    parameter.setDescription(
        parameter.getDescription() == null
            ? ListParameters.DESCRIPTIONS.get(parameter.getName())
            : oneLine(parameter.getDescription()));
  }

  /** As the code has it over several lines. */
  private static @Nullable String oneLine(@Nullable String description) {
    return description == null ? null : description.strip().replaceAll("\\s*\\n\\s*", " ");
  }

  private static boolean isOfPackage(Class<?> one, Class<?> other) {
    return one.getPackageName().equals(other.getPackageName());
  }

  private static boolean isCommand(HandlerMethod method) {
    return Arrays.asList(method.getMethod().getParameterTypes()).contains(CommandContext.class);
  }

  private static void describeCommand(Operation operation, HandlerMethod method) {
    header(
        operation,
        CommandContextResolver.KEY,
        "1 to 128 printable characters; the same again with the same body is done once");
    header(operation, "If-Match", "the ETag that the caller saw; refused (412) if it is older");
    header(
        operation,
        CommandContextResolver.CORRELATION,
        "what this and all that follows goes back to");
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
            || posted.value()[0].matches("/(sessions|outcomes|registrations|exceptional)"));
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

  private static String inWords(String camelCase) {
    return StringUtils.capitalize(camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
  }
}
