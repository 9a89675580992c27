package org.muster.forms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How exactly a question asks for a place: what is more exact is not kept. */
public enum PlaceDepth {
  PROVINCE,
  PREFECTURE,
  COUNTY;

  private static final String VALUE_SET = "urn:muster:places:";

  /** The depth that a question's value set names, {@code urn:muster:places:prefecture}. */
  static Optional<PlaceDepth> of(String valueSet) {
    return Arrays.stream(values())
        .filter(depth -> valueSet.equals(VALUE_SET + depth.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
