package org.muster.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.Excusals;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.RollLine;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Submission;
import org.muster.rounds.Unreachables;
import org.muster.rounds.Via;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PlayedTime;
import org.springframework.stereotype.Component;

/**
 * Plays what is still missing of a round, through the services that real people's answers go
 * through. Broken off and begun again, it goes on where it was.
 */
@Component
class DayPlay {

  /** Small enough that the times of a morning differ, large enough to be quick. */
  private static final int TOGETHER = 250;

  private static final int WEEKS_EXCUSED = 8;

  private final Rolls rolls;
  private final Reports reports;
  private final Excusals excusals;
  private final Unreachables unreachables;

  DayPlay(Rolls rolls, Reports reports, Excusals excusals, Unreachables unreachables) {
    this.rolls = rolls;
    this.reports = reports;
    this.excusals = excusals;
    this.unreachables = unreachables;
  }

  private record Told(double when, Submission submission) {}

  /** Those of a round who are missing. */
  List<RollLine> missing(Round round) {
    var all = new Scope(CurrentInstitution.get(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
    return rolls.lines(all, round, RollQuery.of(RollState.MISSING, null, Integer.MAX_VALUE));
  }

  /** Lets everybody who is missing meet their fate within a window. */
  void play(Round round, Cast cast, Window window, Function<String, Fate> fates) {
    var told = new ArrayList<Told>();
    for (var line : missing(round)) {
      switch (fates.apply(line.number())) {
        case Fate.Reports fate ->
            told.add(new Told(fate.when(), submission(round, cast, line, fate)));
        case Fate.Excused fate -> excuse(round, cast, line, fate, window.from());
        case Fate.Unreachable fate -> declare(round, cast, line, fate, window);
        case Fate.ReportsLater later -> {}
        case Fate.NotHeardFrom never -> {}
      }
    }
    told.sort(Comparator.comparingDouble(Told::when));
    for (int from = 0; from < told.size(); from += TOGETHER) {
      var together = told.subList(from, Math.min(from + TOGETHER, told.size()));
      PlayedTime.at(
          window.at(together.getLast().when()),
          () -> take(together.stream().map(Told::submission).toList()));
    }
  }

  private void take(List<Submission> submissions) {
    for (var receipt : reports.takeAll(submissions)) {
      if (!(receipt instanceof Receipt.Accepted)) {
        throw new IllegalStateException("a made-up report was not taken: " + kind(receipt));
      }
    }
  }

  /** Why, without anybody's answers. */
  private static String kind(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Faulty faulty ->
          faulty.faults().stream()
              .map(fault -> fault.code() + " " + fault.kind())
              .toList()
              .toString();
      case Receipt.Refused refused -> String.valueOf(refused.problem().getMessage());
      case Receipt.Accepted accepted -> "";
      case Receipt.Received received -> "";
    };
  }

  private static Submission submission(Round round, Cast cast, RollLine line, Fate.Reports fate) {
    if (fate.via() == Via.SELF) {
      return Submission.self(round.id(), line.person(), "demo", fate.body());
    }
    var by = cast.counsellor(line.unit());
    return new Submission(
        round.id(), line.person(), "demo", fate.body(), fate.via(), by.id(), by.name());
  }

  private void excuse(Round round, Cast cast, RollLine line, Fate.Excused fate, Instant at) {
    var by = cast.counsellor(line.unit());
    PlayedTime.at(
        at,
        () ->
            Cast.actor(by)
                .run(
                    () ->
                        excusals.excuse(
                            round,
                            line.person(),
                            fate.reason(),
                            round.day().plusWeeks(WEEKS_EXCUSED),
                            by.name())));
  }

  private void declare(
      Round round, Cast cast, RollLine line, Fate.Unreachable fate, Window window) {
    var by = cast.counsellor(line.unit());
    var tries =
        IntStream.range(0, fate.tries())
            .mapToObj(
                n ->
                    new Unreachables.Try(
                        window.at((n + 1.0) / (fate.tries() + 1)),
                        n % 2 == 0 ? Via.PHONE : Via.MESSAGE,
                        n == 0 ? "无人接听" : "未回复，已联系同寝室同学"))
            .toList();
    PlayedTime.at(
        window.to(),
        () ->
            Cast.actor(by).run(() -> unreachables.declare(round, line.person(), tries, by.name())));
  }
}
