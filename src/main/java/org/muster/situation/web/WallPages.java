package org.muster.situation.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Figures;
import org.muster.situation.KeptFigures;
import org.muster.situation.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one picture for a wall: counts only, no names, renewed by itself. */
@Controller
class WallPages {

  private static final String ROLL = "round-roll";
  private static final String REPORTED = "round-reported";
  private static final String MISSING = "round-missing";
  private static final String FLAGGED = "round-flagged";

  /** Those in large type. */
  private record Large(String key, String style, String shape) {}

  private static final List<Large> LARGE =
      List.of(
          new Large(FLAGGED, "watch", "△"),
          new Large("round-fever", "alert", "!"),
          new Large("cases-confirmed", "alert", "!"),
          new Large("isolated", "isolation", "▣"),
          new Large("on-campus", "ok", "✓"),
          new Large("requests-late", "watch", "△"));

  private final Figures figures;
  private final KeptFigures kept;
  private final Institutions institutions;
  private final Clock clock;

  WallPages(Figures figures, KeptFigures kept, Institutions institutions, Clock clock) {
    this.figures = figures;
    this.kept = kept;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/situation/wall")
  String wall(Scope scope, Text t, Model model) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
    var standing = standing();
    model.addAttribute("t", t);
    model.addAttribute(
        "page",
        new WallPage(
            institutions.current().name(),
            standing.values().stream()
                .map(Standing::since)
                .max(Comparator.naturalOrder())
                .orElse(null),
            all(standing, ROLL),
            all(standing, REPORTED),
            all(standing, MISSING),
            tiles(standing, t),
            colleges(standing),
            institutions.current().zone()));
    return "situation/wall";
  }

  private Map<String, Standing> standing() {
    Instant now = clock.instant();
    var today = institutions.today();
    var standing = new HashMap<String, Standing>();
    Stream.concat(Stream.of(ROLL, REPORTED, MISSING), LARGE.stream().map(Large::key))
        .forEach(key -> kept.asOf(key, today, now).ifPresent(one -> standing.put(key, one)));
    return standing;
  }

  private static int all(Map<String, Standing> standing, String key) {
    var one = standing.get(key);
    return one == null ? 0 : one.all();
  }

  private List<WallPage.Tile> tiles(Map<String, Standing> standing, Text t) {
    var tiles = new ArrayList<WallPage.Tile>();
    for (var large : LARGE) {
      var one = standing.get(large.key());
      if (one != null) {
        var label = t.of(figures.find(large.key()).orElseThrow().labelKey());
        tiles.add(new WallPage.Tile(label, one.all(), large.style(), large.shape()));
      }
    }
    return tiles;
  }

  private static List<WallPage.College> colleges(Map<String, Standing> standing) {
    var roll = standing.get(ROLL);
    if (roll == null) {
      return List.of();
    }
    return roll.tree().nodes().stream()
        .filter(node -> node.kind().equals("college"))
        .map(node -> college(standing, node))
        .filter(college -> college.roll() > 0)
        .sorted(Comparator.comparingInt(WallPage.College::filled))
        .toList();
  }

  private static WallPage.College college(Map<String, Standing> standing, Tree.Node node) {
    return new WallPage.College(
        node.name(),
        of(standing, ROLL, node),
        of(standing, REPORTED, node),
        of(standing, MISSING, node),
        of(standing, FLAGGED, node));
  }

  private static int of(Map<String, Standing> standing, String key, Tree.Node node) {
    var one = standing.get(key);
    return one == null ? 0 : one.tree().find(node.id()).map(one::of).orElse(0);
  }
}
