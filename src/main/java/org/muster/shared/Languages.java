package org.muster.shared;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The two languages of every page and message; Chinese where nothing says otherwise. */
public final class Languages {

  /** Chinese first: the fallback. */
  public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

  /** All languages, the default first. */
  public static final List<Locale> ALL = List.of(DEFAULT, Locale.ENGLISH);

  private Languages() {}

  /** The supported language nearest to a wish. */
  public static Locale nearest(Locale wish) {
    return wish.getLanguage().equals("en") ? Locale.ENGLISH : DEFAULT;
  }

  static LocaleResolver resolver() {
    var resolver = new CookieLocaleResolver("lang");
    resolver.setCookieMaxAge(Duration.ofDays(400));
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(
        request ->
            request.getHeader("Accept-Language") == null ? DEFAULT : nearest(request.getLocale()));
    return resolver;
  }
}
