package org.muster.privacy;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.Text;

/**
 * A published version of what people are told or asked.
 *
 * @param code what it is called across its versions, {@code privacy}
 * @param version from 1 on
 */
public record Statement(
    UUID id,
    String code,
    int version,
    Kind kind,
    String titleZh,
    String titleEn,
    String bodyZh,
    String bodyEn,
    Instant publishedAt,
    String publishedBy) {

  /** Something to be told, or something to be agreed to. */
  public enum Kind {
    NOTICE,
    CONSENT;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Its title in the reader's language. */
  public String title(Text t) {
    return t.either(titleZh, titleEn);
  }

  /** Its text in the reader's language. */
  public String body(Text t) {
    return t.either(bodyZh, bodyEn);
  }
}
