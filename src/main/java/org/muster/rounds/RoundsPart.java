package org.muster.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Forms;
import org.muster.operation.Change;
import org.muster.operation.PackNode;
import org.muster.operation.PackPart;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Begins and ends the schedules that an operation's stage asks for. */
@Component
@Order(10)
class RoundsPart implements PackPart {

  private final PackSchedules schedules;
  private final Audiences audiences;
  private final Forms forms;

  RoundsPart(PackSchedules schedules, Audiences audiences, Forms forms) {
    this.schedules = schedules;
    this.audiences = audiences;
    this.forms = forms;
  }

  @Override
  public String name() {
    return "rounds";
  }

  @Override
  public void check(PackNode part) {
    var asked = PackSchedule.read(part);
    for (int n = 0; n < asked.size(); n++) {
      var item = part.items().get(n);
      try {
        audiences.check(asked.get(n).audience());
      } catch (Problem unknown) {
        throw item.at("audience").wrong();
      }
      var form = item.need("form");
      if (!forms.known(form.code())) {
        throw Problem.unprocessable("operation.pack-nowhere", form.pointer());
      }
    }
  }

  @Override
  public List<Change> changes(@Nullable UUID operation, JsonNode now, JsonNode next) {
    var running = running(operation);
    var asked = PackSchedule.read(next);
    var named =
        PackSchedule.read(now).stream()
            .collect(Collectors.toMap(PackSchedule::code, PackSchedule::name));
    var changes = new ArrayList<Change>();
    for (var one : running) {
      if (asked.stream().noneMatch(other -> other.code().equals(one.code()))) {
        changes.add(change("rounds.pack.ends", one, named.getOrDefault(one.code(), one.words())));
      }
    }
    for (var schedule : asked) {
      if (running.stream().noneMatch(one -> one.is(schedule))) {
        changes.add(begins(schedule, running));
      }
    }
    changes.addAll(times(running, asked));
    schedules.beside().forEach(one -> changes.add(change("rounds.pack.beside", one, one.words())));
    return changes;
  }

  private Change begins(PackSchedule schedule, List<ScheduleOfPack> running) {
    var before = running.stream().filter(one -> one.code().equals(schedule.code())).findFirst();
    if (before.filter(one -> one.asksAs(schedule)).isPresent()) {
      return new Change(
          "rounds.pack.chase", List.of(schedule.name()), schedules.count(schedule.audience()));
    }
    boolean there = before.isPresent();
    boolean today = schedules.startsToday(schedules.firstDay(schedule, running));
    return new Change(
        there
            ? today ? "rounds.pack.changes" : "rounds.pack.changes-tomorrow"
            : today ? "rounds.pack.begins" : "rounds.pack.begins-tomorrow",
        List.of(schedule.name(), schedule.opens().toString(), schedule.due().toString()),
        schedules.count(schedule.audience()));
  }

  private Change change(String key, ScheduleOfPack one, Object name) {
    return new Change(
        key,
        List.of(name, one.opens().toString(), one.due().toString()),
        schedules.count(one.audience()));
  }

  /** How often a day people answered the same form, and how often they will. */
  private List<Change> times(List<ScheduleOfPack> running, List<PackSchedule> asked) {
    record Asked(String form, Audience audience) {}
    Map<Asked, Long> before =
        running.stream()
            .collect(
                Collectors.groupingBy(
                    one -> new Asked(one.form(), one.audience()), Collectors.counting()));
    return asked.stream()
        .collect(
            Collectors.groupingBy(
                one -> new Asked(one.form(), one.audience()),
                java.util.LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .filter(
            one ->
                before.containsKey(one.getKey())
                    && before.get(one.getKey()) != one.getValue().size())
        .map(
            one ->
                new Change(
                    "rounds.pack.times",
                    List.of(
                        one.getValue().getFirst().name(),
                        before.get(one.getKey()),
                        one.getValue().size()),
                    schedules.count(one.getKey().audience())))
        .toList();
  }

  @Override
  public void apply(UUID operation, JsonNode now, JsonNode next, String why) {
    var running = running(operation);
    var asked = PackSchedule.read(next);
    schedules.end(running.stream().filter(one -> asked.stream().noneMatch(one::is)).toList(), why);
    for (var schedule : asked) {
      if (running.stream().noneMatch(one -> one.is(schedule))) {
        forms.install(schedule.form());
        schedules.begin(operation, schedule, schedules.firstDay(schedule, running));
      }
    }
  }

  private List<ScheduleOfPack> running(@Nullable UUID operation) {
    return operation == null ? List.of() : schedules.of(operation);
  }

  @Override
  public List<Change> closing(UUID operation) {
    var changes = new ArrayList<Change>();
    running(operation).forEach(one -> changes.add(change("rounds.pack.ends", one, one.words())));
    schedules
        .openRounds(operation)
        .forEach(round -> changes.add(new Change("rounds.pack.stays", List.of(round), null)));
    schedules.beside().forEach(one -> changes.add(change("rounds.pack.beside", one, one.words())));
    return changes;
  }

  @Override
  public void standDown(UUID operation, String why) {
    schedules.end(running(operation), why);
  }
}
