package org.muster.drill;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Issued;
import org.muster.operation.Operations;
import org.muster.operation.Pack;
import org.muster.operation.Packs;
import org.muster.operation.Stages;
import org.muster.people.Copies;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Schedules;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PlayedTime;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Plays drills: makes the copy, goes through its day in steps of five minutes, and writes the
 * review. Every step looks at what is there, so that one that was broken off goes on where it was.
 */
@Component
class Playing {

  private static final Logger log = LoggerFactory.getLogger(Playing.class);
  private static final int ROUNDS = 10;
  private static final int QUARTER = 15;

  private final DrillTable table;
  private final Copies copies;
  private final Institutions institutions;
  private final Packs packs;
  private final Stages stages;
  private final Operations operations;
  private final Schedules schedules;
  private final Rounds rounds;
  private final Rolls rolls;
  private final Issued issued;
  private final List<Beat> beats;
  private final List<Part> parts;
  private final Reviewing reviewing;
  private final Texts texts;
  private final Clock clock;

  Playing(
      DrillTable table,
      Copies copies,
      Institutions institutions,
      Packs packs,
      Stages stages,
      Operations operations,
      Schedules schedules,
      Rounds rounds,
      Rolls rolls,
      Issued issued,
      List<Beat> beats,
      List<Part> parts,
      Reviewing reviewing,
      Texts texts,
      Clock clock) {
    this.table = table;
    this.copies = copies;
    this.institutions = institutions;
    this.packs = packs;
    this.stages = stages;
    this.operations = operations;
    this.schedules = schedules;
    this.rounds = rounds;
    this.rolls = rolls;
    this.issued = issued;
    this.beats = beats;
    this.parts = parts;
    this.reviewing = reviewing;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Plays what waits in the institution in force, and takes away the copies of what has ended.
   *
   * @param stopping true when the program is going down: what is played goes on at its next start
   */
  void all(BooleanSupplier stopping) {
    for (var drill : table.running()) {
      try {
        play(drill, stopping);
      } catch (RuntimeException failed) {
        log.error("drill {} could not be played", drill.id(), failed);
        table.end(drill.id(), Drill.State.FAILED, clock.instant(), null);
      }
    }
    table.leftBehind().forEach(this::dissolve);
  }

  private void play(Drill drill, BooleanSupplier stopping) {
    var words = texts.of(drill.language());
    var hours = new Hours(drill.day(), institutions.current().zone());
    var copy = drill.copy() == null ? copy(drill, hours, words) : drill.copy();
    // Read here: an office's own pack is not on the copy.
    var pack = packs.get(drill.scenario().pack(), drill.scenario().version());
    inCopy(copy, hours.morning(), () -> declare(drill.scenario(), pack, words));
    var end = inCopy(copy, hours.morning(), () -> hours.end(schedules.all()));
    var course = course(drill);
    var at = drill.reached() == null ? hours.morning() : drill.reached().plus(Scene.STEP);
    for (boolean over = false; !over && !at.isAfter(end); at = at.plus(Scene.STEP)) {
      if (stopping.getAsBoolean()) {
        return;
      }
      var scene =
          new Scene(
              drill.scenario(),
              drill.day(),
              at,
              hours.time(at),
              List.of(),
              hours.lastCall(end),
              course,
              words);
      inCopy(copy, at, () -> step(scene)).ifPresent(count -> table.count(drill.id(), count));
      if (!table.reached(drill.id(), at)) {
        return;
      }
      over = inCopy(copy, at, this::over);
    }
    var review = inCopy(copy, at, () -> reviewing.of(drill, course, words));
    table.end(drill.id(), Drill.State.DONE, clock.instant(), review);
  }

  private static <T> T inCopy(UUID copy, Instant at, Supplier<T> work) {
    return PlayedTime.call(at, () -> CurrentInstitution.call(copy, work::get));
  }

  private Course course(Drill drill) {
    return table.counts(drill.id()).stream()
        .reduce((one, next) -> next)
        .map(count -> new Course(count.calls(), count.answered()))
        .orElse(new Course(0, 0));
  }

  private UUID copy(Drill drill, Hours hours, Text words) {
    var code = "drill-" + drill.id().toString().replace("-", "").substring(6);
    var name = words.of("drill.campus", institutions.current().name());
    var copy = PlayedTime.call(hours.morning(), () -> copies.make(code, name, naming(words)));
    table.copied(drill.id(), copy);
    return copy;
  }

  private static Copies.Naming naming(Text words) {
    return new Copies.Naming() {
      @Override
      public String student(int n) {
        return words.of("drill.name.student", "%05d".formatted(n));
      }

      @Override
      public String staff(PostKind post, int n) {
        return words.of(
            "drill.name.staff", words.of("people.post." + post.word()), "%03d".formatted(n));
      }
    };
  }

  private boolean declare(Scenario scenario, Pack pack, Text words) {
    if (operations.current().isEmpty()) {
      stages.declare(
          pack, scenario.stage(), pack.name().in(words), words.of("drill.why"), "Muster");
    }
    return true;
  }

  /** Plays a moment; on the quarters of an hour everybody is counted. */
  private Optional<Count> step(Scene empty) {
    beats.forEach(Beat::beat);
    var scene = empty.with(opened().stream().filter(Round::open).toList());
    parts.forEach(part -> part.play(scene));
    return scene.every(QUARTER) ? Optional.of(count(scene)) : Optional.empty();
  }

  private List<Round> opened() {
    return rounds.newest(ROUNDS).stream().filter(round -> round.openedAt() != null).toList();
  }

  /** Nothing is left to do: every round of the day is signed, every order done or past its time. */
  private boolean over() {
    var today = rounds.newest(ROUNDS);
    var now = clock.instant();
    return today.size() >= schedules.all().size()
        && today.stream().allMatch(round -> round.closedAt() != null)
        && issued.by(Faces.all()).stream()
            .allMatch(order -> order.done() == order.receivers() || !order.dueAt().isAfter(now));
  }

  private Count count(Scene scene) {
    var today = opened();
    return new Count(
        scene.at(),
        sum(today, null),
        sum(today, RollState.REPORTED),
        sum(today, RollState.PROXY),
        sum(today, RollState.EXCUSED),
        sum(today, RollState.UNREACHABLE),
        scene.course().calls(),
        scene.course().answered());
  }

  private int sum(List<Round> of, @Nullable RollState state) {
    return of.stream()
        .mapToInt(round -> rolls.count(Faces.all(), round, RollQuery.of(state, null, 1)))
        .sum();
  }

  private void dissolve(Drill drill) {
    var copy = drill.copy();
    if (copy != null) {
      copies.dissolve(copy);
      table.dissolved(drill.id());
    }
  }
}
