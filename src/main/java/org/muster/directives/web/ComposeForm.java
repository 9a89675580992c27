package org.muster.directives.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Draft;
import org.muster.directives.Item;
import org.muster.directives.Question;
import org.muster.notices.Whom;
import org.muster.shared.Problem;
import org.springframework.util.MultiValueMap;

/**
 * A directive as it is being written.
 *
 * @param id made with the form: the same form sent twice is one directive
 */
public record ComposeForm(UUID id, String title, String text, Whom whom, List<Part> items) {

  private static final int MOST_PARTS = 40;
  private static final int MOST_ROWS = 20;
  private static final int LONGEST_DAILY = 31;

  /**
   * An item as it is being written; one without a title is left out.
   *
   * @param due a day and time without a zone, as a browser sends it
   * @param daily the last day on which the same is asked again; empty for once
   * @param held keys of figures that Muster holds
   * @param rows what is asked for and not held; always with an empty one at the end
   * @param documents what was handed in so far
   */
  public record Part(
      int n,
      String kind,
      String title,
      String text,
      String due,
      String daily,
      String evidence,
      List<String> held,
      List<Line> rows,
      List<Item.Enclosure> documents) {

    Part with(List<Item.Enclosure> known) {
      return new Part(n, kind, title, text, due, daily, evidence, held, rows, known);
    }
  }

  /** A figure that is asked for. */
  public record Line(String label, String unit, boolean number) {

    private static final Line EMPTY = new Line("", "", true);
  }

  static ComposeForm empty(UUID id, Whom whom, String due) {
    return new ComposeForm(id, "", "", whom, List.of(part(1, due)));
  }

  private static Part part(int n, String due) {
    return new Part(
        n, "do", "", "", due, "", "none", List.of(), List.of(Line.EMPTY, Line.EMPTY), List.of());
  }

  /** One more item to be filled in, due like the last. */
  ComposeForm withAnother() {
    var more = new ArrayList<>(items);
    more.add(part(items.size() + 1, items.isEmpty() ? "" : items.getLast().due()));
    return new ComposeForm(id, title, text, whom, more);
  }

  /** The same with documents found by their ids. */
  ComposeForm with(Function<Part, List<Item.Enclosure>> documents) {
    return new ComposeForm(
        id,
        title,
        text,
        whom,
        items.stream().map(part -> part.with(documents.apply(part))).toList());
  }

  static ComposeForm of(MultiValueMap<String, String> fields) {
    int count = Math.clamp(number(one(fields, "items")), 1, MOST_PARTS);
    var items = new ArrayList<Part>();
    for (int n = 1; n <= count; n++) {
      items.add(part(fields, n));
    }
    return new ComposeForm(
        id(one(fields, "id")), one(fields, "title"), one(fields, "text"), Whom.of(fields), items);
  }

  private static Part part(MultiValueMap<String, String> fields, int n) {
    var name = "i" + n + "-";
    var labels = fields.getOrDefault(name + "label", List.of());
    var units = fields.getOrDefault(name + "unit", List.of());
    var types = fields.getOrDefault(name + "type", List.of());
    var rows = new ArrayList<Line>();
    for (int q = 0; q < Math.min(labels.size(), MOST_ROWS); q++) {
      if (!labels.get(q).isBlank()) {
        rows.add(
            new Line(
                labels.get(q).strip(),
                q < units.size() ? units.get(q).strip() : "",
                q >= types.size() || !types.get(q).equals("words")));
      }
    }
    rows.add(Line.EMPTY);
    return new Part(
        n,
        List.of("read", "do", "return").contains(one(fields, name + "kind"))
            ? one(fields, name + "kind")
            : "do",
        one(fields, name + "title").strip(),
        one(fields, name + "text").strip(),
        one(fields, name + "due"),
        one(fields, name + "daily"),
        List.of("note", "document").contains(one(fields, name + "evidence"))
            ? one(fields, name + "evidence")
            : "none",
        fields.getOrDefault(name + "held", List.of()).stream()
            .filter(key -> !key.isBlank())
            .toList(),
        rows,
        fields.getOrDefault(name + "document", List.of()).stream()
            .map(ComposeForm::id)
            .map(document -> new Item.Enclosure(document, "", 0))
            .toList());
  }

  /**
   * The draft it stands for; an item that is asked day by day is one for each day.
   *
   * @param labels how a held figure is called
   * @throws Problem 422 for a time that is none
   */
  Draft draft(ZoneId zone, Function<String, String> labels, String people) {
    var asked = new ArrayList<Item>();
    for (var part : items) {
      if (!part.title().isEmpty()) {
        var due = time(part);
        for (var day : days(part, due)) {
          asked.add(
              item(
                  part,
                  asked.size() + 1,
                  due.toLocalTime().atDate(day).atZone(zone).toInstant(),
                  part.daily().isEmpty() ? null : day,
                  labels,
                  people));
        }
      }
    }
    return new Draft(id, title.strip(), text.strip(), asked, null);
  }

  private static Item item(
      Part part,
      int n,
      java.time.Instant due,
      @Nullable LocalDate day,
      Function<String, String> labels,
      String people) {
    var kind = Item.Kind.valueOf(part.kind().toUpperCase(java.util.Locale.ROOT));
    var questions = new ArrayList<Question>();
    if (kind == Item.Kind.RETURN) {
      for (var key : part.held()) {
        questions.add(new Question(questions.size() + 1, labels.apply(key), people, true, key));
      }
      for (var row : part.rows()) {
        if (!row.label().isEmpty()) {
          questions.add(
              new Question(questions.size() + 1, row.label(), row.unit(), row.number(), null));
        }
      }
    }
    return new Item(
        n,
        kind,
        part.title(),
        part.text(),
        due,
        day,
        Item.Evidence.valueOf(part.evidence().toUpperCase(java.util.Locale.ROOT)),
        questions,
        part.documents(),
        null);
  }

  private static LocalDateTime time(Part part) {
    try {
      return LocalDateTime.parse(part.due());
    } catch (DateTimeParseException none) {
      throw Problem.unprocessable("directives.due", part.n());
    }
  }

  private static List<LocalDate> days(Part part, LocalDateTime first) {
    var day = first.toLocalDate();
    if (part.daily().isEmpty()) {
      return List.of(day);
    }
    try {
      var last = LocalDate.parse(part.daily());
      if (!last.isBefore(day) && last.isBefore(day.plusDays(LONGEST_DAILY))) {
        return day.datesUntil(last.plusDays(1)).toList();
      }
    } catch (DateTimeParseException none) {
      // Told as one that is out of bounds.
    }
    throw Problem.unprocessable("directives.daily", part.n(), LONGEST_DAILY);
  }

  private static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException none) {
      throw Problem.unprocessable("directives.document-gone");
    }
  }

  private static int number(String typed) {
    return typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 1;
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }
}
