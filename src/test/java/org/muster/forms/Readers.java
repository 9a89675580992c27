package org.muster.forms;

import java.util.Locale;
import org.muster.shared.Text;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A Chinese and an English reader. */
final class Readers {

  static final Text CHINESE = new Text(messages(), Locale.SIMPLIFIED_CHINESE);
  static final Text ENGLISH = new Text(messages(), Locale.ENGLISH);

  private Readers() {}

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.addBasenames("i18n/forms", "i18n/shared");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }
}
