package org.muster.directives.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.directives.Draft;
import org.muster.directives.Item;
import org.muster.directives.Receipts;
import org.muster.notices.Whom;
import org.muster.shared.Problem;
import org.springframework.util.MultiValueMap;

/**
 * A directive as it is being forwarded.
 *
 * @param chosen the numbers of the items that are passed on
 * @param due a day and time for each item, as a browser sends it
 */
public record ForwardForm(
    UUID id,
    UUID holder,
    String title,
    String text,
    Whom whom,
    List<Integer> chosen,
    Map<Integer, String> due) {

  static ForwardForm begin(
      UUID id, Receipts.Received received, Whom whom, List<Item> items, ZoneId zone) {
    return new ForwardForm(
        id,
        received.holder(),
        received.directive().title(),
        received.directive().text(),
        whom,
        items.stream().map(Item::n).toList(),
        items.stream()
            .collect(
                Collectors.toMap(
                    Item::n,
                    item ->
                        item.dueAt()
                            .atZone(zone)
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString())));
  }

  static ForwardForm of(MultiValueMap<String, String> fields) {
    var chosen =
        fields.getOrDefault("item", List.of()).stream()
            .filter(n -> n.matches("[0-9]{1,2}"))
            .map(Integer::valueOf)
            .toList();
    var due =
        fields.keySet().stream()
            .filter(name -> name.matches("due[0-9]{1,2}"))
            .collect(
                Collectors.toMap(
                    name -> Integer.valueOf(name.substring(3)), name -> one(fields, name)));
    return new ForwardForm(
        id(one(fields, "id")),
        id(one(fields, "for")),
        one(fields, "title"),
        one(fields, "text"),
        Whom.of(fields),
        chosen,
        due);
  }

  /** What may be passed on: all but what Muster holds, which nobody is asked for. */
  static List<Item> forwardable(List<Item> items, java.time.Instant now) {
    return items.stream().filter(item -> !item.held() && item.dueAt().isAfter(now)).toList();
  }

  /**
   * The draft it stands for.
   *
   * @throws Problem 422 for a time that is none
   */
  Draft draft(UUID parent, List<Item> items, ZoneId zone) {
    var passed = new ArrayList<Item>();
    for (var item : items) {
      if (chosen.contains(item.n())) {
        passed.add(
            new Item(
                passed.size() + 1,
                item.kind(),
                item.title(),
                item.text(),
                time(item, zone),
                item.day(),
                item.evidence(),
                item.questions().stream().filter(one -> one.held() == null).toList(),
                item.documents(),
                item.n()));
      }
    }
    return new Draft(id, title.strip(), text.strip(), passed, new Draft.Forwarded(parent, holder));
  }

  private java.time.Instant time(Item item, ZoneId zone) {
    try {
      var typed = LocalDateTime.parse(due.getOrDefault(item.n(), "")).atZone(zone).toInstant();
      // The field has no seconds: the whole of the last minute is meant.
      return typed.equals(item.dueAt().truncatedTo(ChronoUnit.MINUTES)) ? item.dueAt() : typed;
    } catch (DateTimeParseException none) {
      throw Problem.unprocessable("directives.due", item.n());
    }
  }

  private static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException none) {
      throw Problem.notFound();
    }
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }
}
