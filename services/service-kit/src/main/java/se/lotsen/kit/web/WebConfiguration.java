package se.lotsen.kit.web;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.lotsen.kit.IdSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/** What every HTTP surface does alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
@Import({ApiDescription.class, ContainerProblems.class, PreferredAnswer.class, ProblemAdvice.class})
public class WebConfiguration {
  private static final String OURS = "se.lotsen.";

  /** No body is read for somebody who is not let in; Spring Security's filter is at -100. */
  private static final int AFTER_SIGN_IN = -50;

  @Bean
  FilterRegistrationBean<RequestBodies> requestBodies(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      WebProperties settings) {
    var space = new BodySpace(settings.bodiesAtOnce().toBytes());
    var registration =
        new FilterRegistrationBean<>(
            new RequestBodies(problems, space, settings.bodyWithin(), System::nanoTime));
    registration.setOrder(AFTER_SIGN_IN);
    return registration;
  }

  /** After it is known who asks, and before anything is read of what. */
  @Bean
  FilterRegistrationBean<RequestRates> requestRates(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      WebProperties settings) {
    var registration =
        new FilterRegistrationBean<>(
            RequestRates.ofCallers(problems, Math.max(1, settings.requestsPerSecond())));
    registration.setEnabled(settings.requestsPerSecond() > 0);
    registration.setOrder(AFTER_SIGN_IN - 1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<RefusalLog> refusalLog() {
    var registration = new FilterRegistrationBean<>(new RefusalLog(Ticker.systemTicker()));
    registration.setOrder(AFTER_SIGN_IN - 2);
    return registration;
  }

  @Bean
  FilterRegistrationBean<ReadableParameters> readableParameters(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    var registration = new FilterRegistrationBean<>(new ReadableParameters(problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 101);
    return registration;
  }

  @Bean
  JsonMapperBuilderCustomizer valuesAreBounded() {
    return json -> json.addModule(BoundedValues.module());
  }

  /** Of a field that is given twice nobody can say which one is meant. */
  @Bean
  JsonMapperBuilderCustomizer fieldsAreGivenOnce() {
    return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /** After Boot's own, so that it is asked before that one. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
  }

  /** A number is no text, and no place in a list of codes: neither is bent into the other. */
  @Bean
  JsonMapperBuilderCustomizer textAndCodesAreStrict() {
    return json ->
        json.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  @Bean
  WebMvcConfigurer commandOrigins(IdSource ids, WebProperties settings) {
    return new WebMvcConfigurer() {
      @Override
      public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(
            ApiVersion.PATH,
            type ->
                type.getName().startsWith(OURS)
                    && !ErrorController.class.isAssignableFrom(type)
                    && AnnotatedElementUtils.hasAnnotation(type, RestController.class));
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CommandContextResolver(ids));
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
        if (settings.supersededOn() != null) {
          registry
              .addInterceptor(new ApiVersion(settings.supersededOn()))
              .addPathPatterns(ApiVersion.PATH + "/**");
        }
      }
    };
  }
}
