package org.muster.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds a view name's page among the precompiled jte templates: {@code rounds/board}. */
@Configuration(proxyBeanMethods = false)
class JteViewResolver {

  @Bean
  TemplateEngine pages() {
    return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.muster.pages");
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ViewResolver jte(TemplateEngine pages) {
    return (String name, Locale locale) ->
        pages.hasTemplate(name + ".jte") ? page(pages, name + ".jte") : null;
  }

  private static View page(TemplateEngine pages, String template) {
    return (model, request, response) -> {
      var output = new Utf8ByteOutput();
      pages.render(template, parameters(model), output);
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    };
  }

  @SuppressWarnings("unchecked") // jte reads only, and takes any value
  private static Map<String, Object> parameters(@Nullable Map<String, ?> model) {
    return model == null ? Map.of() : (Map<String, Object>) model;
  }
}
