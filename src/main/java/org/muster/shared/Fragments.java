package org.muster.shared;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns a template and its model into content that another room's page can place. */
@Component
public class Fragments {

  private final TemplateEngine pages;

  Fragments(TemplateEngine pages) {
    this.pages = pages;
  }

  /** The content of a template, {@code rounds/today}; it is rendered when the page is. */
  public Content of(String template, Map<String, Object> model) {
    return output -> pages.render(template + ".jte", model, output);
  }
}
