package org.muster.watch.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audiences;
import org.muster.people.Tree;
import org.muster.watch.Layer;
import org.muster.watch.WatchList;

/**
 * The page on which a list is written, tried and put in force.
 *
 * @param list null where none is kept yet
 * @param tried whom the rule would have found on {@code triedOn}; null where it was not tried
 * @param offers the criteria that are ticked
 */
public record ListPage(
    @Nullable WatchList list,
    ListForm form,
    List<Tree.Node> units,
    List<Audiences.Offer> offers,
    List<String> words,
    Audiences.@Nullable Preview tried,
    LocalDate triedOn,
    ZoneId zone) {

  /** Those a list's rule is made of; whom a message is for has some more. */
  static final Set<String> OFFERED =
      Set.of(
          "flag",
          "silent",
          "alone",
          "staying",
          "contact",
          "case",
          "isolated",
          "returned",
          "political",
          "watch");

  public List<Layer> layers() {
    return List.of(Layer.values());
  }

  /** True where it may still be changed. */
  public boolean changes() {
    return list == null || !list.state().equals("ended");
  }
}
