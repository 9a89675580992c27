package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.RollLine;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Round;

/**
 * The names behind a number.
 *
 * @param where the unit and place asked for, in words
 * @param address the list's address without sort and page, ending so that {@code name=value} fits
 * @param units names of the units of these lines
 * @param flags true where the viewer may ask for abnormal answers
 * @param acts true where a line leads to what can be done for the person in this round
 */
public record NamesPage(
    Round round,
    ZoneId zone,
    String where,
    String address,
    RollQuery query,
    Map<String, String> filters,
    List<RollLine> lines,
    int count,
    Map<UUID, String> units,
    boolean flags,
    boolean staff,
    boolean acts) {

  /** Lines of one page. */
  static final int SIZE = 50;

  public String sort() {
    return (query.down() ? "-" : "") + query.sort().word();
  }

  public int pages() {
    return Math.max(1, (count + SIZE - 1) / SIZE);
  }

  public int number() {
    return query.offset() / SIZE + 1;
  }

  /** The address of another page, or null where there is none. */
  public @Nullable String page(int other) {
    return other < 1 || other > pages() ? null : address + "sort=" + sort() + "&page=" + other;
  }

  /** The unit of a line. */
  public String unit(RollLine line) {
    return units.getOrDefault(line.unit(), "");
  }
}
