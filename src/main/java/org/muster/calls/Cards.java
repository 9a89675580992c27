package org.muster.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Tie;
import org.springframework.stereotype.Component;

/** Makes one card of all the reasons there are to call a person, and of what was tried so far. */
@Component
class Cards {

  private static final Comparator<Due> GRAVEST =
      Comparator.comparingInt(Due::risk).reversed().thenComparing(Due::since);

  private final Dues dues;
  private final AttemptTable attempts;
  private final Clock clock;

  Cards(Dues dues, AttemptTable attempts, Clock clock) {
    this.dues = dues;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * The cards of those who are to be called, in no order. Who has a number is found out when a card
   * is shown, {@link Card#knowing}: for all of them it would be a question too many.
   */
  List<Card> of(List<Dues.Row> rows) {
    return until(clock.instant(), rows);
  }

  /** The same with those who will have to be called by then. */
  List<Card> until(Instant end, List<Dues.Row> rows) {
    var open = rows.stream().filter(row -> !row.due().at().isAfter(end)).toList();
    var begun = new HashMap<UUID, Instant>();
    open.forEach(row -> begun.merge(row.person(), row.due().since(), Cards::earlier));
    var tried = attempts.since(begun);
    return open.stream().collect(Collectors.groupingBy(Dues.Row::person)).values().stream()
        .map(of -> standing(of, tried.getOrDefault(of.getFirst().person(), List.of())))
        .filter(of -> !of.isEmpty())
        .map(of -> card(of, tried.getOrDefault(of.getFirst().person(), List.of())))
        .toList();
  }

  /** The reasons that no call has settled yet. */
  private List<Dues.Row> standing(List<Dues.Row> rows, List<Attempt> tried) {
    Map<String, CallCause> causes = dues.causes();
    return rows.stream()
        .filter(
            row -> {
              var cause = causes.get(row.due().cause());
              return cause != null && cause.untilItEnds()
                  || tried.stream()
                      .noneMatch(
                          one -> one.outcome().reached() && !one.at().isBefore(row.due().since()));
            })
        .toList();
  }

  private static Card card(List<Dues.Row> rows, List<Attempt> tried) {
    var who = rows.getFirst();
    var reasons = rows.stream().map(Dues.Row::due).sorted(GRAVEST).toList();
    var since = reasons.stream().map(Due::since).reduce(Cards::earlier).orElseThrow();
    var due = reasons.stream().map(Due::at).reduce(Cards::earlier).orElseThrow();
    var counted = tried.stream().filter(one -> !one.at().isBefore(since)).toList();
    return new Card(
        who.person(),
        who.number(),
        who.name(),
        who.initials(),
        who.unit(),
        who.unitName(),
        reasons,
        counted,
        BackOff.next(due, counted, EnumSet.allOf(Tie.class)),
        null);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
