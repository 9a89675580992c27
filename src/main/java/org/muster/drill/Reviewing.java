package org.muster.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Issued;
import org.muster.operation.Incidents;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.RollLine;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** Writes the review of a drill from what its copy shows at the end. */
@Component
class Reviewing {

  private static final int ROUNDS = 10;
  private static final int INCIDENTS = 500;

  private final Rounds rounds;
  private final Rolls rolls;
  private final Trees trees;
  private final Posts posts;
  private final Incidents incidents;
  private final Closures closures;
  private final Issued issued;
  private final Chronicle chronicle;

  Reviewing(
      Rounds rounds,
      Rolls rolls,
      Trees trees,
      Posts posts,
      Incidents incidents,
      Closures closures,
      Issued issued,
      Chronicle chronicle) {
    this.rounds = rounds;
    this.rolls = rolls;
    this.trees = trees;
    this.posts = posts;
    this.incidents = incidents;
    this.closures = closures;
    this.issued = issued;
    this.chronicle = chronicle;
  }

  /** The review, with the copy in force. */
  Review of(Drill drill, Course course, Text words) {
    var colleges = new LinkedHashMap<String, Tallying>();
    var asked = new ArrayList<Review.Asked>();
    var students = new HashSet<UUID>();
    var classes = new HashSet<UUID>();
    for (var round : opened()) {
      var all = rolls.lines(Faces.all(), round, RollQuery.of(null, null, Integer.MAX_VALUE));
      var names = collegesOf(trees.units(round.frozen()));
      var whole = new Tallying();
      for (var line : all) {
        students.add(line.person());
        classes.add(line.unit());
        whole.add(line, round);
        colleges
            .computeIfAbsent(names.getOrDefault(line.unit(), ""), none -> new Tallying())
            .add(line, round);
      }
      asked.add(whole.asked(round, signedAt(round)));
    }
    var all = new ArrayList<>(incidents.open(Faces.all()));
    all.addAll(incidents.over(Faces.all(), INCIDENTS));
    var measures = Scores.of(drill.scenario(), asked, all, issued.by(Faces.all()));
    return new Review(
        Scores.total(measures),
        students.size(),
        classes.size(),
        (int) posts.held(PostKind.COUNSELLOR).stream().map(one -> one.person()).distinct().count(),
        course.calls(),
        course.answered(),
        asked,
        measures,
        chronicle.of(drill, asked.size(), all, words),
        colleges.entrySet().stream().map(one -> one.getValue().college(one.getKey())).toList());
  }

  /** The rounds of the day, the first first. */
  private List<Round> opened() {
    return rounds.newest(ROUNDS).stream()
        .filter(round -> round.openedAt() != null)
        .toList()
        .reversed();
  }

  private @Nullable Instant signedAt(Round round) {
    return closures.standing(round).stream()
        .filter(one -> one.level() == Level.UNIVERSITY)
        .map(one -> one.at())
        .findFirst()
        .orElse(null);
  }

  private static Map<UUID, String> collegesOf(Tree tree) {
    var names = new HashMap<UUID, String>();
    for (var node : tree.nodes()) {
      if (node.kind().equals("college")) {
        tree.below(node).forEach(below -> names.put(below.id(), node.name()));
      }
    }
    return names;
  }

  /** Counts the lines of a roll. */
  private static final class Tallying {

    private final int[] states = new int[RollState.values().length];
    private int inTime;
    private @Nullable Instant last;

    void add(RollLine line, Round round) {
      states[line.state().ordinal()]++;
      var at = line.at();
      if (line.state() != RollState.MISSING && at != null) {
        inTime += at.isAfter(round.dueAt()) ? 0 : 1;
        last = last == null || at.isAfter(last) ? at : last;
      }
    }

    private int of(RollState state) {
      return states[state.ordinal()];
    }

    private int roll() {
      return java.util.Arrays.stream(states).sum();
    }

    Review.Asked asked(Round round, @Nullable Instant signedAt) {
      return new Review.Asked(
          round.name(),
          round.opensAt(),
          round.dueAt(),
          roll(),
          inTime,
          of(RollState.REPORTED),
          of(RollState.PROXY),
          of(RollState.EXCUSED),
          of(RollState.UNREACHABLE),
          of(RollState.MISSING) == 0 ? last : null,
          signedAt);
    }

    Review.College college(String name) {
      return new Review.College(
          name,
          roll(),
          inTime,
          of(RollState.REPORTED),
          of(RollState.PROXY),
          of(RollState.EXCUSED),
          of(RollState.UNREACHABLE));
    }
  }
}
