package org.muster.watch;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Change;
import org.muster.operation.PackNode;
import org.muster.operation.PackPart;
import org.muster.operation.Words;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Begins and ends the watch lists that an operation's stage asks for. */
@Component
@Order(15)
class WatchPart implements PackPart {

  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private record Asked(String code, Words name, ListDraft draft) {}

  private final JdbcClient jdbc;
  private final WatchLists lists;
  private final Audiences audiences;

  WatchPart(JdbcClient jdbc, WatchLists lists, Audiences audiences) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.audiences = audiences;
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public void check(PackNode part) {
    read(part);
  }

  private List<Asked> read(PackNode part) {
    var codes = new HashSet<String>();
    return part.items().stream()
        .map(
            item -> {
              var read = one(item);
              if (!codes.add(read.code())) {
                throw Problem.unprocessable("operation.pack-twice", item.pointer());
              }
              return read;
            })
        .toList();
  }

  private List<Asked> read(JsonNode part) {
    return read(new PackNode(part, ""));
  }

  private Asked one(PackNode item) {
    item.only("code", "name", "who", "layer", "every", "keep", "by");
    var name = item.need("name").words();
    var by = item.at("by");
    var keep = item.at("keep");
    return new Asked(
        item.need("code").code(),
        name,
        new ListDraft(
            name.chinese(),
            name.english(),
            rule(item.need("who")),
            item.need("layer").oneOf(Layer.class),
            item.need("every").number(1, 14),
            by.isMissing() ? EVENING : by.time(),
            keep.isMissing() ? 0 : keep.number(0, 60)));
  }

  private Audience rule(PackNode who) {
    try {
      var audience = audiences.check(Audience.of(who.node()));
      if (audience.criteria().isEmpty() || audience.criteria().containsKey(Audiences.POSTS)) {
        throw who.wrong();
      }
      return audience;
    } catch (Problem notUnderstood) {
      throw who.wrong();
    }
  }

  @Override
  public List<Change> changes(@Nullable UUID operation, JsonNode now, JsonNode next) {
    var running = running(operation);
    var asked = read(next);
    var begins =
        asked.stream()
            .filter(one -> !running.containsKey(one.code()))
            .map(
                one ->
                    new Change(
                        "watch.pack.begins",
                        List.of(one.name(), one.draft().everyDays()),
                        (long) audiences.count(rule(one))));
    var ends =
        running.entrySet().stream()
            .filter(one -> asked.stream().noneMatch(other -> other.code().equals(one.getKey())))
            .map(one -> change("watch.pack.ends", lists.get(one.getValue())));
    return Stream.concat(begins, ends).toList();
  }

  private static Audience rule(Asked asked) {
    return Objects.requireNonNull(asked.draft().rule());
  }

  private static Change change(String key, WatchList list) {
    return new Change(
        key,
        List.of(new Words(list.nameZh(), Objects.requireNonNullElse(list.nameEn(), list.nameZh()))),
        null);
  }

  /** A list that stays from stage to stage goes on, with whoever is on it, by its new rule. */
  @Override
  public void apply(UUID operation, JsonNode now, JsonNode next, String why) {
    var running = running(operation);
    var asked = read(next);
    for (var one : asked) {
      var list = running.get(one.code());
      if (list == null) {
        lists.begin(one.draft(), operation, one.code());
      } else {
        lists.change(list, one.draft());
      }
    }
    running.forEach(
        (code, list) -> {
          if (asked.stream().noneMatch(one -> one.code().equals(code))) {
            lists.end(list);
          }
        });
  }

  private Map<String, UUID> running(@Nullable UUID operation) {
    return operation == null
        ? Map.of()
        : jdbc
            .sql(
                """
                select code, id from watch.list
                 where institution_id = ? and operation_id = ? and state = 'live'
                """)
            .params(CurrentInstitution.get(), operation)
            .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<Change> closing(UUID operation) {
    return running(operation).values().stream()
        .map(list -> change("watch.pack.ends", lists.get(list)))
        .toList();
  }

  @Override
  public void standDown(UUID operation, String why) {
    running(operation).values().forEach(lists::end);
  }
}
