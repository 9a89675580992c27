package org.muster.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Words for an operator whose start has failed: there is no context and no reader to ask. */
public final class StartWords {

  private StartWords() {}

  /** A room's message in both languages, a line each. */
  public static String inBoth(String room, String key, Object... arguments) {
    return Languages.ALL.stream()
        .map(language -> new MessageFormat(words(room, language).getString(key), language))
        .map(format -> format.format(arguments))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static ResourceBundle words(String room, Locale language) {
    return ResourceBundle.getBundle(
        "i18n." + room,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
