package org.muster.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts a second Muster on one data directory what to do, in both languages. */
class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectoryInUse> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DataDirectoryInUse cause) {
    return new FailureAnalysis(
        inBoth("start.data-in-use", cause.directory()),
        inBoth("start.data-in-use.action"),
        failure);
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
