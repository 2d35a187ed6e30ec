package se.lotsen.kit.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.lotsen.kit.IdSource;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/** What every HTTP surface does alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
@Import({ApiDescription.class, ContainerProblems.class, ProblemAdvice.class})
public class WebConfiguration {
  @Bean
  FilterRegistrationBean<RequestBodies> requestBodies(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      WebProperties settings) {
    var space = new BodySpace(settings.bodiesAtOnce().toBytes());
    var registration =
        new FilterRegistrationBean<>(
            new RequestBodies(problems, space, settings.bodyWithin(), System::nanoTime));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
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
  WebMvcConfigurer commandOrigins(IdSource ids) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new OriginResolver(ids));
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
      }
    };
  }
}
