package org.muster.forms;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.muster.shared.Text;

/**
 * One published state of a form, which never changes.
 *
 * @param code the form's stable name, {@code daily-health}
 * @param version 1, 2, … within the institution and code
 * @param publishedBy the name of who published it
 */
public record FormVersion(
    UUID id, String code, int version, Instant publishedAt, String publishedBy, Form form) {

  /** What the form is called, for a reader. */
  public String title(Text text) {
    return form.title().in(text);
  }

  /** What the form is called in a language. */
  public String title(Locale locale) {
    return form.title().in(locale);
  }
}
