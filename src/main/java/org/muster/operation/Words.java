package org.muster.operation;

import org.muster.shared.Text;

/** A text of a pack in both languages. */
public record Words(String chinese, String english) {

  /** In the reader's language. */
  public String in(Text t) {
    return t.either(chinese, english);
  }
}
