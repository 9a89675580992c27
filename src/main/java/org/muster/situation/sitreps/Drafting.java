package org.muster.situation.sitreps;

import com.ibm.icu.text.ListFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.people.Institutions;
import org.muster.shared.Text;
import org.muster.situation.Share;
import org.springframework.stereotype.Component;

/**
 * Drafts a report's words from its numbers, sentence by sentence; a sentence about something that
 * was not known is left out.
 */
@Component
class Drafting {

  /** So many colleges are named. */
  private static final int NAMED = 3;

  private static final List<String> COMPARED =
      List.of(
          "round-missing",
          "round-flagged",
          "round-fever",
          "cases-confirmed",
          "contacts",
          "isolated",
          "requests-late");

  private final Institutions institutions;

  Drafting(Institutions institutions) {
    this.institutions = institutions;
  }

  String title(Frozen frozen, Text t) {
    return t.of("sitreps.title", frozen.institution(), t.day(frozen.day()));
  }

  List<Section> sections(Frozen frozen, Text t) {
    var moment = t.moment(frozen.at(), institutions.current().zone());
    return List.of(
        section(
            t,
            "overall",
            sentence(frozen, t, "overall", moment, "round-roll", "round-reported"),
            sentence(
                frozen,
                t,
                "not-reported",
                moment,
                "round-missing",
                "round-excused",
                "round-unreachable"),
            sentence(frozen, t, "doubted", moment, "round-reported", "round-doubted"),
            verified(frozen, t),
            compared(frozen, t)),
        section(
            t,
            "health",
            sentence(
                frozen,
                t,
                "symptoms",
                moment,
                "round-flagged",
                "round-fever",
                "round-respiratory",
                "round-gastric"),
            sentence(frozen, t, "cases", moment, "cases-confirmed", "cases-suspected", "contacts"),
            sentence(frozen, t, "isolated", moment, "isolated", "isolation-waiting"),
            sentence(frozen, t, "watched", moment, "watched")),
        section(
            t,
            "colleges",
            most(frozen, t, "most-missing", "round-missing"),
            most(frozen, t, "most-flagged", "round-flagged")),
        section(
            t,
            "support",
            sentence(frozen, t, "places", moment, "on-campus", "away"),
            sentence(frozen, t, "requests", moment, "requests-open", "requests-late"),
            sentence(frozen, t, "supplies", moment, "handed-out")),
        section(t, "next"));
  }

  private static Section section(Text t, String word, String... sentences) {
    var words =
        Stream.of(sentences)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining(t.chinese() ? "" : " "));
    return new Section(t.of("sitreps.section." + word), words);
  }

  /** The message's arguments: the moment, the share of the second in the first, then the values. */
  private static String sentence(
      Frozen frozen, Text t, String word, String moment, String... keys) {
    var arguments = new ArrayList<Object>();
    arguments.add(moment);
    arguments.add("");
    for (var key : keys) {
      var figure = frozen.figure(key);
      if (figure.isEmpty()) {
        return "";
      }
      arguments.add(t.count(figure.get().value()));
    }
    int whole = frozen.value(keys[0]);
    if (keys.length > 1 && whole > 0) {
      arguments.set(1, t.percent((double) frozen.value(keys[1]) / whole));
    }
    return t.of("sitreps.sentence." + word, arguments.toArray());
  }

  /** What the calls to those drawn by lot say of all; nothing where nobody could be asked. */
  private static String verified(Frozen frozen, Text t) {
    int asked = frozen.value("round-verified");
    if (asked == 0) {
      return "";
    }
    var wrong = new Share(frozen.value("round-otherwise"), asked);
    return t.of(
        "sitreps.sentence.verified",
        t.count(asked),
        t.count(wrong.found()),
        t.percent(wrong.atLeast()),
        t.percent(wrong.atMost()));
  }

  private static String compared(Frozen frozen, Text t) {
    var previous = frozen.previous();
    if (previous == null) {
      return "";
    }
    var changes = new ArrayList<String>();
    for (var key : COMPARED) {
      frozen.figure(key).map(figure -> change(figure, t)).ifPresent(changes::add);
    }
    return changes.isEmpty()
        ? ""
        : t.of("sitreps.sentence.compared", previous.number(), list(t, changes));
  }

  private static String change(Frozen.Figure figure, Text t) {
    var change = figure.change();
    if (change == null || change == 0) {
      return change == null ? "" : t.of("sitreps.change.same", figure.label());
    }
    return t.of(
        change > 0 ? "sitreps.change.more" : "sitreps.change.fewer",
        figure.label(),
        t.count(Math.abs(change)));
  }

  private static String most(Frozen frozen, Text t, String word, String key) {
    var named =
        frozen.colleges().stream()
            .filter(college -> college.value(key) > 0)
            .sorted(Comparator.comparingInt((Frozen.College one) -> -one.value(key)))
            .limit(NAMED)
            .map(one -> t.of("sitreps.college", one.name(), t.count(one.value(key))))
            .toList();
    return named.isEmpty() ? "" : t.of("sitreps.sentence." + word, list(t, named));
  }

  private static String list(Text t, List<String> words) {
    return ListFormatter.getInstance(t.locale())
        .format(words.stream().filter(one -> !one.isEmpty()).toList());
  }
}
