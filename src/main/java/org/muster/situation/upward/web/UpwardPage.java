package org.muster.situation.upward.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.upward.OpenKey;
import org.muster.situation.upward.Superior;
import org.muster.situation.upward.UpwardReturn;

/**
 * Those above with what went to them last.
 *
 * @param key what they verify our signature with
 * @param code what the institution is called here, offered for there
 */
public record UpwardPage(List<Line> lines, OpenKey key, List<Choice> choices, String code) {

  /** One of those above. */
  public record Line(Superior superior, @Nullable UpwardReturn latest) {}

  /**
   * A figure that can be agreed on.
   *
   * @param version of its definition
   */
  public record Choice(String key, String label, String definition, String version) {}
}
