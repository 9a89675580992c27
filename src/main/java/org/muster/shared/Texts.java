package org.muster.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Finds the reader's words for a request, also before a controller is chosen. */
@Component
public class Texts {

  private final MessageSource messages;
  private final LocaleResolver locales;

  Texts(MessageSource messages, LocaleResolver locales) {
    this.messages = messages;
    this.locales = locales;
  }

  /** The words of a request's reader. */
  public Text of(HttpServletRequest request) {
    return of(locales.resolveLocale(request));
  }

  /** The words of a language, or of the supported one nearest to it. */
  public Text of(Locale locale) {
    return new Text(messages, Languages.nearest(locale));
  }
}
