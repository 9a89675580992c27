package org.muster.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Accesses;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls that somebody makes for a while in place of those who have the person in their charge.
 * Whoever is given one may look at that person as long, which the person can read; nobody is given
 * anybody by a plan that nobody accepted.
 */
@Service
public class Assignments {

  /** One move of a plan that somebody accepts. */
  public record Chosen(UUID person, UUID caller) {}

  private final CallPlans plans;
  private final AssignmentTable assignments;
  private final Accesses accesses;
  private final Trees trees;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Assignments(
      CallPlans plans,
      AssignmentTable assignments,
      Accesses accesses,
      Trees trees,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.plans = plans;
    this.assignments = assignments;
    this.accesses = accesses;
    this.trees = trees;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Accepts moves of a college's plan, from today to its last day. What the plan would not move any
   * more, because somebody has reported since, is left out.
   *
   * @param reason what the person reads of why somebody else may look at them
   * @return how many were given
   * @throws Problem when the college is not in the charge
   */
  @Transactional
  public int accept(
      Viewer by,
      Scope scope,
      UUID college,
      LocalDate until,
      Collection<Chosen> chosen,
      String reason) {
    var plan =
        plans.of(scope, until).stream()
            .filter(one -> one.college().equals(college))
            .findFirst()
            .orElseThrow(Problem::notFound);
    var moves =
        plan.moves().stream()
            .filter(move -> chosen.contains(new Chosen(move.person(), move.to())))
            .toList();
    if (moves.isEmpty()) {
      return 0;
    }
    var now = now();
    var institution = institutions.current();
    end(assignments.end(moves.stream().map(CollegePlan.Move::person).toList(), now));
    assignments.insert(moves, by, institutions.today(), until, now);
    accesses.lend(
        scope,
        moves.stream().map(move -> new Accesses.Loan(move.to(), move.person())).toList(),
        now,
        until.plusDays(1).atTime(institution.dayBegins()).atZone(institution.zone()).toInstant(),
        reason);
    trail.record(
        "calls.given", "unit", college, Map.of("people", moves.size(), "until", until.toString()));
    return moves.size();
  }

  /**
   * Takes back all that was given of a college's people.
   *
   * @return how many
   * @throws Problem when the college is not in the charge
   */
  @Transactional
  public int takeBack(Scope scope, UUID college) {
    if (!CallPlans.plans(scope, college)) {
      throw Problem.notFound();
    }
    var tree = trees.units();
    var units =
        tree.below(tree.find(college).orElseThrow(Problem::notFound)).stream()
            .map(node -> node.id())
            .collect(Collectors.toSet());
    var ended = assignments.end(assignments.given(units), now());
    end(ended);
    trail.record("calls.taken-back", "unit", college, Map.of("people", ended.size()));
    return ended.size();
  }

  private void end(List<AssignmentTable.Ended> ended) {
    ended.stream()
        .collect(Collectors.groupingBy(AssignmentTable.Ended::at))
        .forEach(
            (at, of) ->
                accesses.takeBack(
                    of.stream().map(one -> new Accesses.Loan(one.caller(), one.person())).toList(),
                    at));
  }

  /** As PostgreSQL keeps it: an assignment and what was opened for it are found by its moment. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
