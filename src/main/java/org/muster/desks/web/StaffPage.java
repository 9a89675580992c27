package org.muster.desks.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.StaffLine;
import org.muster.shared.Divisions;

/**
 * The page of a charge's staff.
 *
 * @param only the state that is listed; null for everybody
 * @param post the kind of post that is listed; null for every kind, and for none
 * @param names the kinds of post for which the viewer may name a stand-in
 * @param covered who of them has a stand-in today
 */
public record StaffPage(
    List<StaffLine> staff,
    @Nullable Only only,
    @Nullable PostKind post,
    String words,
    Set<PostKind> names,
    Map<UUID, String> covered,
    LocalDate today,
    LocalDate staleBefore,
    ZoneId zone,
    Divisions divisions) {

  /** What is counted, and listed alone when asked for. */
  public enum Only {
    CAMPUS,
    TOWN,
    AWAY,
    ISOLATING,
    RESTING,
    SILENT;

    /** The word in addresses and messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many there are of a state, of all in the charge. */
  public long count(Only state) {
    return staff.stream().filter(line -> is(line, state)).count();
  }

  /** The listed ones by college, in the order they came. */
  public Map<String, List<StaffLine>> byCollege() {
    return staff.stream()
        .filter(line -> only == null || is(line, only))
        .filter(line -> post == null || line.posts().contains(post))
        .filter(
            line ->
                words.isEmpty() || line.name().contains(words) || line.number().startsWith(words))
        .collect(
            Collectors.groupingBy(StaffLine::college, LinkedHashMap::new, Collectors.toList()));
  }

  /** The kinds of post that anybody here holds. */
  public List<PostKind> posts() {
    return staff.stream().flatMap(line -> line.posts().stream()).distinct().sorted().toList();
  }

  /** The kinds of post of somebody for which the viewer may name a stand-in. */
  public List<PostKind> standInFor(StaffLine line) {
    return line.posts().stream().filter(names::contains).toList();
  }

  /** True for one who does nothing of their work, with nobody in their place. */
  public boolean wantsStandIn(StaffLine line) {
    var days = line.days();
    return days != null
        && !days.works()
        && !standInFor(line).isEmpty()
        && !covered.containsKey(line.id());
  }

  private boolean is(StaffLine line, Only state) {
    var days = line.days();
    if (state == Only.SILENT) {
      var last = line.last();
      return days == null
          || last == null
          || last.at().atZone(zone).toLocalDate().isBefore(staleBefore);
    }
    if (days == null) {
      return false;
    }
    return switch (state) {
      case ISOLATING -> days.isolating();
      case RESTING -> !days.works();
      default -> days.whereabouts().word().equals(state.word());
    };
  }
}
