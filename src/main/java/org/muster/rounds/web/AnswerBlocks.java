package org.muster.rounds.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Places;
import org.muster.rounds.AnswerIs;
import org.muster.rounds.Counted;
import org.muster.rounds.Round;
import org.muster.rounds.maps.PlaceMap;
import org.muster.shared.Text;

/** Puts counts of answers into the rows that a page shows; what may not be told is left out. */
final class AnswerBlocks {

  /** Columns of a cross-table before the rest. */
  private static final int COLUMNS = 10;

  private final Round round;
  private final Counted counted;
  private final Text t;
  private final @Nullable PlaceMap map;

  /** What is shown divided, {@code destination.440000}; empty for nothing. */
  private final String open;

  AnswerBlocks(Round round, Counted counted, String open, @Nullable PlaceMap map, Text t) {
    this.round = round;
    this.counted = counted;
    this.open = open;
    this.map = map;
    this.t = t;
  }

  List<AnswersPage.Block> all() {
    return counted.questions().stream().map(this::block).toList();
  }

  private AnswersPage.Block block(Counted.Question question) {
    var item = question.item();
    return new AnswersPage.Block(
        item.code(),
        item.label().in(t),
        item.place(),
        item.repeats(),
        lines(question),
        map != null && item.place()
            ? AnswerMap.of(map, question, hiddenBelow(question, rows(question)), t)
            : null,
        counted.reads() && counted.parts().size() > 1 ? cross(question) : null);
  }

  /** One answer or range with its count, before it is put into words. */
  private record Row(String label, int[] counts, @Nullable String value) {

    int count() {
      return counts[counts.length - 1];
    }
  }

  private List<Row> rows(Counted.Question question) {
    var item = question.item();
    if (AnswerBins.wanted(question)) {
      return AnswerBins.of(question.answers()).stream()
          .map(
              bin ->
                  new Row(
                      t.of(
                          "rounds.answers.range",
                          bin.from().toPlainString(),
                          bin.to().toPlainString()),
                      bin.counts(),
                      null))
          .toList();
    }
    return question.answers().stream()
        .map(
            answer ->
                new Row(
                    AnswerWords.of(item, answer.value(), t),
                    answer.counts(),
                    answer.value().equals(AnswerIs.OTHER) ? null : answer.value()))
        .toList();
  }

  private List<AnswersPage.Line> lines(Counted.Question question) {
    var rows = rows(question);
    int answered = last(question.answered());
    int without = counted.without(question);
    int hidden = hiddenBelow(question, rows);
    var lines = new ArrayList<AnswersPage.Line>();
    for (var row : rows) {
      var key = question.item().code() + "." + row.value();
      boolean divides =
          question.item().place()
              && row.value() != null
              && below(question, row.value()).stream()
                  .anyMatch(one -> !one.value().equals(row.value()));
      boolean opened = divides && open.equals(key);
      lines.add(
          line(
              row.label(),
              row.count(),
              answered,
              hidden,
              names(question, row.value(), null),
              divides ? address(opened ? null : key, question) : null,
              opened,
              "answer"));
      if (opened && row.value() != null) {
        var all = below(question, row.value());
        int hiddenHere = counted.hiddenBelow(all.stream().mapToInt(Counted.Answer::count));
        for (var below : all) {
          lines.add(
              line(
                  below.value().equals(row.value())
                      ? t.of("rounds.answers.undivided")
                      : Places.ownName(below.value(), t),
                  below.count(),
                  answered,
                  hiddenHere,
                  below.value().equals(row.value()) ? null : names(question, below.value(), null),
                  null,
                  false,
                  "below"));
        }
      }
    }
    lines.add(
        line(
            t.of("rounds.answers.without"),
            without,
            0,
            hidden,
            without == 0 ? null : names(question, AnswerIs.NONE, null),
            null,
            false,
            "rest"));
    lines.add(
        line(t.of("rounds.answers.silent"), counted.silent(), 0, 0, null, null, false, "rest"));
    return lines;
  }

  private int hiddenBelow(Counted.Question question, List<Row> rows) {
    return counted.hiddenBelow(
        IntStream.concat(
            rows.stream().mapToInt(Row::count), IntStream.of(counted.without(question))));
  }

  private static List<Counted.Answer> below(Counted.Question question, String province) {
    return question.exact().stream()
        .filter(answer -> Places.province(answer.value()).equals(province))
        .toList();
  }

  private AnswersPage.Line line(
      String label,
      int count,
      int of,
      int hiddenBelow,
      @Nullable String names,
      @Nullable String opens,
      boolean opened,
      String kind) {
    boolean hidden = count > 0 && count < hiddenBelow;
    int thousandths = of == 0 || hidden ? 0 : (int) Math.round(count * 1000.0 / of);
    return new AnswersPage.Line(
        label,
        hidden ? t.of("rounds.answers.few", hiddenBelow) : t.count(count),
        of == 0 || hidden ? "" : t.of("rounds.answers.percent", thousandths / 10.0),
        thousandths,
        count == 0 ? null : names,
        opens,
        opened,
        kind);
  }

  private AnswersPage.Cross cross(Counted.Question question) {
    var rows =
        rows(question).stream()
            .sorted(Comparator.comparingInt(Row::count).reversed())
            .limit(COLUMNS)
            .toList();
    boolean rest = rows(question).size() > COLUMNS && !question.item().repeats();
    var heads = new ArrayList<>(rows.stream().map(Row::label).toList());
    if (rest) {
      heads.add(t.of("rounds.answers.rest"));
    }
    heads.add(t.of("rounds.answers.without"));
    heads.add(t.of("rounds.answers.silent"));
    heads.add(t.of("rounds.expected"));
    var lines = new ArrayList<AnswersPage.CrossLine>();
    for (int part = 0; part < counted.parts().size(); part++) {
      var unit = counted.parts().get(part);
      var cells = new ArrayList<AnswersPage.Cell>();
      int shown = 0;
      for (var row : rows) {
        int count = at(row.counts(), part);
        shown += count;
        cells.add(
            new AnswersPage.Cell(
                t.count(count),
                count == 0 ? null : names(question, row.value(), unit.unit().toString())));
      }
      int answered = at(question.answered(), part);
      if (rest) {
        cells.add(new AnswersPage.Cell(t.count(answered - shown), null));
      }
      int said = counted.said()[part];
      cells.add(new AnswersPage.Cell(t.count(said - answered), null));
      cells.add(new AnswersPage.Cell(t.count(counted.roll()[part] - said), null));
      cells.add(new AnswersPage.Cell(t.count(counted.roll()[part]), null));
      lines.add(new AnswersPage.CrossLine(unit.name(), cells));
    }
    return new AnswersPage.Cross(heads, lines);
  }

  /** A question nobody answered has no counts by part. */
  private static int at(int[] counts, int part) {
    return counts.length == 1 ? 0 : counts[part];
  }

  private static int last(int[] counts) {
    return counts[counts.length - 1];
  }

  private @Nullable String names(
      Counted.Question question, @Nullable String value, @Nullable String unit) {
    if (!counted.reads() || value == null) {
      return null;
    }
    return Addresses.of(
        "/rounds/" + round.id() + "/people",
        "item",
        question.item().code(),
        "answer",
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        "unit",
        unit);
  }

  private String address(@Nullable String open, Counted.Question question) {
    return Addresses.of("/rounds/" + round.id() + "/answers", "open", open)
        + "#q-"
        + question.item().code();
  }
}
