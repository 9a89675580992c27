package org.muster.forms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * Words of a questionnaire in both languages.
 *
 * @param chinese always there
 * @param english null where the author gave none; the Chinese stands in
 */
public record Phrase(String chinese, @Nullable String english) {

  /** The words for a reader. */
  public String in(Text reader) {
    return in(reader.locale());
  }

  /** The words in a language. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") || english == null ? chinese : english;
  }
}
