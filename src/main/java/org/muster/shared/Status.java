package org.muster.shared;

import java.util.Locale;

/** The states shown everywhere by shape, word and colour together, never by colour alone. */
public enum Status {
  OK("✓"),
  MISSING("○"),
  WATCH("△"),
  ALERT("!"),
  ISOLATION("▣"),
  UNKNOWN("?");

  private final String shape;

  Status(String shape) {
    this.shape = shape;
  }

  /** The shape before the word. */
  public String shape() {
    return shape;
  }

  /** Its class in style sheets: {@code status-ok}. */
  public String style() {
    return "status-" + name().toLowerCase(Locale.ROOT);
  }
}
