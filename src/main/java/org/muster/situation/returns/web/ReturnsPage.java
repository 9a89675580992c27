package org.muster.situation.returns.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.returns.Blank;
import org.muster.situation.returns.Filled;

/** The workbooks that other offices want filled, each with what was filled last. */
public record ReturnsPage(List<Line> lines) {

  public record Line(Blank blank, @Nullable Filled latest) {}
}
