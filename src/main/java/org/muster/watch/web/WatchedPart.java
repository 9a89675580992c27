package org.muster.watch.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.watch.Layer;
import org.muster.watch.WatchList;
import org.muster.watch.Watched;

/**
 * A student's lists on their page.
 *
 * @param reasons the rules by which entries came about, in words
 * @param offered lists they may be put on
 * @param charged true where the viewer may change something
 */
public record WatchedPart(
    UUID person,
    List<Watched> entries,
    Map<UUID, List<String>> reasons,
    List<WatchList> offered,
    boolean charged,
    LocalDate today,
    Instant now,
    ZoneId zone) {

  public List<String> reasons(Watched entry) {
    return reasons.getOrDefault(entry.entry(), List.of());
  }

  public List<Layer> layers() {
    return List.of(Layer.values());
  }
}
