package org.muster.directives.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Directive;
import org.muster.directives.Issued;
import org.muster.directives.Item;
import org.muster.directives.Progress;

/**
 * How far those are who received a directive.
 *
 * @param units by college; the first line is all of them
 * @param byItem the counts of each item
 * @param state which names are shown; null for all
 * @param unit of which college; null for all
 */
public record ProgressPage(
    Directive directive,
    List<Item> items,
    List<Progress.UnitLine> units,
    Map<Integer, Progress.Count> byItem,
    List<Progress.NameLine> names,
    List<Issued.Line> forwarded,
    Progress.@Nullable State state,
    @Nullable UUID unit,
    boolean mayWithdraw) {

  /** All of them. */
  public Progress.Count all() {
    return units.getFirst().count();
  }

  /** The colleges. */
  public List<Progress.UnitLine> colleges() {
    return units.subList(1, units.size());
  }

  /** True where there are figures to look at. */
  public boolean figures() {
    return items.stream().anyMatch(item -> item.kind() == Item.Kind.RETURN);
  }

  /** The address of the names with another filter. */
  public String names(@Nullable String state, @Nullable UUID unit) {
    var query = new StringBuilder();
    if (state != null) {
      query.append("&state=").append(state);
    }
    if (unit != null) {
      query.append("&unit=").append(unit);
    }
    return "/directives/"
        + directive.id()
        + "/progress"
        + (query.isEmpty() ? "" : "?" + query.substring(1))
        + "#names";
  }
}
