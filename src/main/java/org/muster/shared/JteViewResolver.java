package org.muster.shared;

import gg.jte.TemplateEngine;
import gg.jte.TemplateNotFoundException;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Finds a view name's page among the precompiled jte templates: {@code rounds/board}. The bean's
 * name stands Boot's content-negotiating resolver down, which would prefer a JSP that is not there.
 */
@Component("viewResolver")
class JteViewResolver implements ViewResolver, Ordered {

  private final TemplateEngine templates;

  JteViewResolver(TemplateEngine templates) {
    this.templates = templates;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    // redirect: and forward: are others'.
    return name.indexOf(':') < 0 && isPage(name + ".jte") ? page(name + ".jte") : null;
  }

  /** jte's own hasTemplate looks for sources, of which a packaged program has none. */
  private boolean isPage(String template) {
    try {
      templates.prepareForRendering(template);
      return true;
    } catch (TemplateNotFoundException elsewhere) {
      return false;
    }
  }

  private View page(String template) {
    return (model, request, response) -> {
      var output = new Utf8ByteOutput();
      templates.render(template, parameters(model), output);
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
