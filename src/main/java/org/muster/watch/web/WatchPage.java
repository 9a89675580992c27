package org.muster.watch.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.watch.WatchList;
import org.muster.watch.Watched;
import org.muster.watch.Watching;

/**
 * Lists with their sizes, and the people on them, each once whatever the number of lists.
 *
 * @param chosen the list whose people are shown; null for all
 * @param more true where people were left out for their number
 */
public record WatchPage(
    List<WatchList> lists,
    Map<UUID, Watching.Size> sizes,
    @Nullable UUID chosen,
    Watching.Order order,
    List<Watched> entries,
    boolean more,
    boolean writes,
    Instant now,
    ZoneId zone) {

  /** One person with all their entries, the one due first on top. */
  public record Followed(List<Watched> entries) {

    /** The entry that is due first: all of a person's are settled by one contact. */
    public Watched first() {
      return entries.getFirst();
    }

    /** The closest layer they are in. */
    public org.muster.watch.Layer layer() {
      return entries.stream().map(Watched::layer).max(Enum::compareTo).orElseThrow();
    }
  }

  /** The people, who is due first on top. */
  public List<Followed> rows() {
    var rows = new LinkedHashMap<UUID, List<Watched>>();
    entries.forEach(one -> rows.computeIfAbsent(one.person(), none -> new ArrayList<>()).add(one));
    return rows.values().stream().map(Followed::new).toList();
  }

  public int people(WatchList list) {
    var size = sizes.get(list.id());
    return size == null ? 0 : size.people();
  }

  public int overdue(WatchList list) {
    var size = sizes.get(list.id());
    return size == null ? 0 : size.overdue();
  }

  /** How many of those shown should have been spoken to by now. */
  public long late() {
    return rows().stream().filter(row -> row.first().overdue(now)).count();
  }

  /** The page in another order. */
  public String sorted(Watching.Order by) {
    return "/watch" + query(by);
  }

  /** The same as a sheet. */
  public String sheet() {
    return "/watch.xlsx" + query(order);
  }

  private String query(Watching.Order by) {
    return "?sort=" + by.word() + (chosen == null ? "" : "&list=" + chosen);
  }

  public boolean is(WatchList list) {
    return Objects.equals(chosen, list.id());
  }
}
