package org.muster.watch.cases;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a line list with the cases that are there, and says what it would do. */
final class LinePlan {

  /** A case that is there already. */
  record Known(int n, CaseState state, @Nullable String infector) {}

  private final Map<String, Known> known;
  private final List<LineProblem> problems;
  private final List<LinePreview.Step> steps = new ArrayList<>();

  LinePlan(Map<String, Known> known, List<LineProblem> problems) {
    this.known = known;
    this.problems = new ArrayList<>(problems);
  }

  LinePreview preview(int rows, List<Line> read) {
    var lines = withoutCircles(read);
    var ill = lines.stream().filter(Line::ill).toList();
    var labels = new HashSet<>(known.keySet());
    ill.forEach(line -> labels.add(line.label()));
    int links = 0;
    var states = new EnumMap<CaseState, Integer>(CaseState.class);
    for (var line : ill) {
      if (line.infector() != null && labels.contains(line.infector())) {
        links++;
      } else if (line.infector() != null) {
        problem(line, "infector-unknown", line.infector());
      }
      states.merge(turn(line), 1, Integer::sum);
    }
    long old = ill.stream().filter(line -> known.containsKey(line.label())).count();
    boolean party = lines.stream().anyMatch(line -> !line.had().isEmpty() || !line.ill());
    problems.sort(java.util.Comparator.comparingInt(LineProblem::row));
    return new LinePreview(
        rows,
        ill.size() - (int) old,
        (int) old,
        links,
        party ? lines.size() : 0,
        states,
        problems,
        lines,
        steps);
  }

  /** The turns that bring a case to where the file has it; answers where it will stand. */
  private CaseState turn(Line line) {
    var was = known.get(line.label());
    if (was == null) {
      steps.add(new LinePreview.Step(line.label(), 1, line.begins(), line.began()));
      if (line.state() != line.begins()) {
        steps.add(new LinePreview.Step(line.label(), 2, line.state(), line.ended()));
      }
      return line.state();
    }
    if (!line.said() || was.state() == line.state()) {
      return was.state();
    }
    int n = was.n();
    var from = was.state();
    if (from == CaseState.SUSPECTED && line.state() == CaseState.RECOVERED) {
      steps.add(new LinePreview.Step(line.label(), ++n, CaseState.CONFIRMED, line.began()));
      from = CaseState.CONFIRMED;
    }
    if (!from.next().contains(line.state())) {
      problem(line, "turn-impossible", "");
      return was.state();
    }
    var on = line.state().open() ? line.began() : line.ended();
    steps.add(new LinePreview.Step(line.label(), n + 1, line.state(), on));
    return line.state();
  }

  /** Nobody is their own infector, by whatever way; the link that would close a circle is left. */
  private List<Line> withoutCircles(List<Line> read) {
    var sources = new HashMap<String, String>();
    known.forEach(
        (label, was) -> {
          if (was.infector() != null) {
            sources.put(label, was.infector());
          }
        });
    var lines = new ArrayList<Line>();
    // What the file says of a case replaces what was known of it.
    read.stream()
        .filter(line -> line.infector() != null)
        .forEach(line -> sources.remove(line.label()));
    for (var line : read) {
      var source = line.infector();
      if (source == null) {
        lines.add(line);
      } else if (leadsTo(source, line.label(), sources)) {
        problem(line, "infector-circle", source);
        lines.add(line.withoutInfector());
      } else {
        sources.put(line.label(), source);
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean leadsTo(String from, String to, Map<String, String> sources) {
    for (@Nullable String at = from; at != null; at = sources.get(at)) {
      if (at.equals(to)) {
        return true;
      }
    }
    return false;
  }

  private void problem(Line line, String word, String value) {
    problems.add(new LineProblem(line.row(), word, line.label(), value, false));
  }
}
