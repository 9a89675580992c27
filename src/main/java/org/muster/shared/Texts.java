package org.muster.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Finds the reader's words for a request, also before a controller is chosen. */
@Component
public class Texts {

  private final MessageSource messages;
  private final LocaleResolver locales;
  private final Map<Locale, Text> texts = new ConcurrentHashMap<>();

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
    return texts.computeIfAbsent(
        Languages.nearest(locale), language -> new Text(messages, language));
  }
}
