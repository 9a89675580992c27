package org.muster.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Issued;
import org.muster.directives.Progress;
import org.muster.operation.Incident;
import org.muster.operation.Relief;
import org.muster.operation.Stages;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Readiness;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Steps;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** Tells what happened in a drill, in the order of time. */
@Component
class Chronicle {

  private final Stages stages;
  private final Rounds rounds;
  private final Steps steps;
  private final Closures closures;
  private final Posts posts;
  private final Readiness readiness;
  private final Issued issued;
  private final Progress progress;
  private final Institutions institutions;

  Chronicle(
      Stages stages,
      Rounds rounds,
      Steps steps,
      Closures closures,
      Posts posts,
      Readiness readiness,
      Issued issued,
      Progress progress,
      Institutions institutions) {
    this.stages = stages;
    this.rounds = rounds;
    this.steps = steps;
    this.closures = closures;
    this.posts = posts;
    this.readiness = readiness;
    this.issued = issued;
    this.progress = progress;
    this.institutions = institutions;
  }

  List<Review.Event> of(Drill drill, int newest, List<Incident> incidents, Text words) {
    var events = new ArrayList<Review.Event>();
    stages
        .inForce()
        .ifPresent(
            now ->
                events.add(
                    event(
                        now.span().from(),
                        "drill.event.declared",
                        now.pack().name().in(words),
                        now.stage().name().in(words))));
    absences(drill).ifPresent(events::add);
    for (var round : rounds.newest(newest)) {
      tell(round, events);
    }
    issued.by(Faces.all()).forEach(order -> tell(order, events));
    incidents.stream().filter(Relief::isGap).forEach(incident -> tell(incident, events));
    tellOthers(incidents, events);
    events.sort(Comparator.comparing(Review.Event::at));
    return events;
  }

  private java.util.Optional<Review.Event> absences(Drill drill) {
    int absent = drill.scenario().absent();
    return posts.held(PostKind.COUNSELLOR).stream()
        .filter(one -> readiness.today(one.person()).isPresent())
        .findFirst()
        .map(
            one ->
                event(
                    Absences.since(drill.day(), institutions.current().zone()),
                    "drill.event.absent",
                    absent,
                    drill.scenario().uncovered()));
  }

  private void tell(Round round, List<Review.Event> events) {
    events.add(event(Objects.requireNonNull(round.openedAt()), "drill.event.opened", round.name()));
    events.add(event(round.dueAt(), "drill.event.due", round.name()));
    for (var step : steps.of(round.id())) {
      if (step.doneAt() != null) {
        events.add(
            event(
                step.doneAt(),
                "drill.event." + step.does().word(),
                round.name(),
                whole(step.missing()),
                whole(step.told())));
      }
    }
    for (var closure : closures.standing(round)) {
      if (closure.level() == Level.UNIVERSITY) {
        events.add(
            new Review.Event(
                closure.at(), "drill.event.signed", List.of(round.name()), closure.byName()));
      }
    }
  }

  private void tell(Issued.Line order, List<Review.Event> events) {
    events.add(event(order.sentAt(), "drill.event.order", order.receivers()));
    var ends =
        progress.names(order.directive(), Faces.all(), Progress.State.DONE, null).stream()
            .map(Progress.NameLine::lastAt)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (ends.size() * 2 >= order.receivers() && !ends.isEmpty()) {
      events.add(event(ends.get((order.receivers() - 1) / 2), "drill.event.order-half"));
    }
    if (!ends.isEmpty()) {
      events.add(event(ends.getLast(), "drill.event.order-done", order.done(), order.receivers()));
    }
  }

  private static void tell(Incident incident, List<Review.Event> events) {
    List<Object> what = List.of(incident.what(), incident.people());
    var key = "operation.incident." + incident.kind();
    events.add(new Review.Event(incident.openedAt(), key, what, incident.ownerName()));
    if (incident.takenAt() != null) {
      events.add(
          new Review.Event(
              incident.takenAt(),
              "drill.event.taken",
              List.of(incident.what()),
              incident.ownerName()));
    }
    if (incident.closedAt() != null) {
      events.add(event(incident.closedAt(), "drill.event.over", incident.what()));
    }
  }

  /** What was raised college by college is told once for all that were raised together. */
  private static void tellOthers(List<Incident> incidents, List<Review.Event> events) {
    record Raised(String kind, Instant at) {}
    incidents.stream()
        .filter(incident -> !Relief.isGap(incident))
        .collect(Collectors.groupingBy(one -> new Raised(one.kind(), one.openedAt())))
        .forEach(
            (raised, together) -> {
              int people = together.stream().mapToInt(Incident::people).sum();
              var kind = raised.kind().equals("missing") ? "missing" : "others";
              events.add(
                  new Review.Event(
                      raised.at(),
                      "drill.event.raised." + kind,
                      List.of(together.size(), people),
                      together.size() == 1 ? together.getFirst().ownerName() : null));
              if (together.stream().noneMatch(Incident::open)) {
                together.stream()
                    .map(Incident::closedAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .ifPresent(
                        at ->
                            events.add(event(at, "drill.event.settled." + kind, together.size())));
              }
            });
  }

  private static int whole(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private static Review.Event event(Instant at, String key, Object... args) {
    return new Review.Event(at, key, List.of(args), null);
  }
}
