package org.muster.situation.warnings;

import java.util.List;

/**
 * A figure that is watched.
 *
 * @param symptoms true for symptoms, which the law has a rule for and clusters are looked for
 */
public record Measure(String key, boolean symptoms) {

  /** All of them; silence is one, since whoever is ill may not report. */
  public static final List<Measure> ALL =
      List.of(
          new Measure("round-fever", true),
          new Measure("round-respiratory", true),
          new Measure("round-gastric", true),
          new Measure("round-silent", false),
          new Measure("visits-absent", false));
}
