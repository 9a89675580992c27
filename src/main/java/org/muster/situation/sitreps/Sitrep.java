package org.muster.situation.sitreps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A situation report: a draft until it is released, and numbered from then on.
 *
 * @param language {@code zh-CN} or {@code en}
 * @param edition how often its words were written
 * @param hash of its numbers and words, SHA-256 in hexadecimal
 */
public record Sitrep(
    UUID id,
    String language,
    String title,
    Frozen frozen,
    List<Section> sections,
    int edition,
    String madeBy,
    @Nullable Integer number,
    @Nullable Instant releasedAt,
    @Nullable String releasedBy,
    @Nullable String hash) {

  public boolean released() {
    return releasedAt != null;
  }

  /** The parts it is released as. */
  public enum Kind {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String media;

    Kind(String media) {
      this.media = media;
    }

    /** The word in the database and in addresses. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String media() {
      return media;
    }
  }
}
