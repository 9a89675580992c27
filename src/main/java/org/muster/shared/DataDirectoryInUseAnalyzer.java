package org.muster.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts Muster on a directory it must not run on what to do, in both languages. */
class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectoryUnusable> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DataDirectoryUnusable cause) {
    return new FailureAnalysis(
        inBoth(cause.key(), cause.directory()), inBoth(cause.key() + ".action"), failure);
  }

  private static String inBoth(String key, Object... arguments) {
    return Languages.ALL.stream()
        .map(language -> new MessageFormat(words(language).getString(key), language))
        .map(format -> format.format(arguments))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** No Spring context is there to ask for messages: the start has failed. */
  private static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle(
        "i18n.shared",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
