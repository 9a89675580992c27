package org.muster.rounds.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.forms.Places;
import org.muster.rounds.Counted;
import org.muster.rounds.maps.PlaceMap;
import org.muster.shared.Text;

/**
 * Colours a map's provinces by how many answered them: five classes with as many provinces each. A
 * count that is not told has a class of its own, and no class boundary tells of it.
 */
final class AnswerMap {

  private static final int CLASSES = 5;

  private AnswerMap() {}

  /**
   * A question's counts on the map.
   *
   * @param hiddenBelow counts below this are not told
   */
  static AnswersPage.Colouring of(
      PlaceMap map, Counted.Question question, int hiddenBelow, Text t) {
    Map<String, Integer> counts =
        question.answers().stream()
            .collect(Collectors.toMap(Counted.Answer::value, Counted.Answer::count));
    var drawn = map.drawing().shapes().stream().map(PlaceMap.Shape::code).toList();
    var shown =
        drawn.stream()
            .mapToInt(code -> code == null ? 0 : counts.getOrDefault(code, 0))
            .filter(count -> count > 0 && count >= hiddenBelow)
            .sorted()
            .toArray();
    var classes = classes(shown);
    var provinces = new HashMap<String, AnswersPage.Coloured>();
    boolean few = false;
    for (var code : drawn) {
      if (code == null) {
        continue;
      }
      int count = counts.getOrDefault(code, 0);
      boolean hidden = count > 0 && count < hiddenBelow;
      few |= hidden;
      provinces.put(
          code,
          new AnswersPage.Coloured(
              hidden ? "few" : String.valueOf(position(classes, count)),
              t.of(
                  "rounds.map.province",
                  Places.ownName(code, t),
                  hidden ? t.of("rounds.answers.few", hiddenBelow) : t.count(count))));
    }
    return new AnswersPage.Colouring(provinces, legend(classes, few, hiddenBelow, t));
  }

  /** The counts of one colour. */
  private record Range(int from, int to) {}

  /** As many counts in each as can be, where equal ones stay together. */
  private static List<Range> classes(int[] counts) {
    var classes = new ArrayList<Range>();
    int at = 0;
    while (at < counts.length) {
      int left = CLASSES - classes.size();
      int end = at + (counts.length - at + left - 1) / left;
      while (end < counts.length && counts[end] == counts[end - 1]) {
        end++;
      }
      classes.add(new Range(counts[at], counts[end - 1]));
      at = end;
    }
    return classes;
  }

  private static int position(List<Range> classes, int count) {
    for (int n = 0; n < classes.size(); n++) {
      if (count > 0 && count <= classes.get(n).to()) {
        return n + 1;
      }
    }
    return 0;
  }

  private static List<AnswersPage.Coloured> legend(
      List<Range> classes, boolean few, int hiddenBelow, Text t) {
    var legend = new ArrayList<AnswersPage.Coloured>();
    legend.add(new AnswersPage.Coloured("0", t.count(0)));
    if (few) {
      legend.add(new AnswersPage.Coloured("few", t.of("rounds.answers.few", hiddenBelow)));
    }
    for (int n = 0; n < classes.size(); n++) {
      var range = classes.get(n);
      legend.add(
          new AnswersPage.Coloured(
              String.valueOf(n + 1),
              range.from() == range.to()
                  ? t.count(range.to())
                  : t.of("rounds.map.range", t.count(range.from()), t.count(range.to()))));
    }
    return legend;
  }
}
