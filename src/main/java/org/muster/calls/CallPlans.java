package org.muster.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;

/** Says college by college whether the calls until a day can be made, and by whom. */
@Service
public class CallPlans {

  /** The farthest last day of a plan. */
  public static final int LONGEST = 14;

  private final Dues dues;
  private final Cards cards;
  private final AttemptTable attempts;
  private final AssignmentTable assignments;
  private final CallLengths lengths;
  private final CallSettings settings;
  private final Chain chain;
  private final Trees trees;
  private final People people;
  private final Institutions institutions;
  private final Clock clock;

  CallPlans(
      Dues dues,
      Cards cards,
      AttemptTable attempts,
      AssignmentTable assignments,
      CallLengths lengths,
      CallSettings settings,
      Chain chain,
      Trees trees,
      People people,
      Institutions institutions,
      Clock clock) {
    this.dues = dues;
    this.cards = cards;
    this.attempts = attempts;
    this.assignments = assignments;
    this.lengths = lengths;
    this.settings = settings;
    this.chain = chain;
    this.trees = trees;
    this.people = people;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** True for those who plan: chief counsellors their colleges, the working group all. */
  public static boolean has(Scope scope) {
    return scope.holds(PostKind.CHIEF_COUNSELLOR) || scope.holds(PostKind.WORKING_GROUP);
  }

  /** True where somebody plans for this unit. */
  static boolean plans(Scope scope, UUID college) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.units(PostKind.CHIEF_COUNSELLOR).contains(college);
  }

  /** What holds for every college of a plan. */
  private record Ground(
      Tree tree,
      Map<UUID, List<UUID>> acting,
      Map<UUID, String> names,
      Map<UUID, AssignmentTable.Caller> given,
      Map<UUID, UUID> last,
      Map<String, Double> minutes,
      CallSettings.Figures figures,
      Instant now,
      Instant end,
      int days) {}

  /**
   * The colleges in a charge, in the order of the tree.
   *
   * @param until the last day, at most {@link #LONGEST} days on
   */
  public List<CollegePlan> of(Scope scope, LocalDate until) {
    var today = institutions.today();
    if (until.isBefore(today) || until.isAfter(today.plusDays(LONGEST))) {
      throw Problem.unprocessable("calls.until", LONGEST);
    }
    boolean all = scope.holds(PostKind.WORKING_GROUP);
    var units = scope.units(PostKind.CHIEF_COUNSELLOR);
    var institution = institutions.current();
    var end = until.plusDays(1).atTime(institution.dayBegins()).atZone(institution.zone());
    var found =
        cards.until(end.toInstant(), dues.of(all ? null : units.toArray(UUID[]::new), List.of()));
    var persons = found.stream().map(Card::person).toList();
    var acting = chain.ofClasses(PostKind.COUNSELLOR);
    var ground =
        new Ground(
            trees.units(),
            acting,
            people.names(acting.values().stream().flatMap(List::stream).distinct().toList()),
            assignments.callers(persons, today),
            attempts.lastCallers(persons),
            lengths.minutes(),
            settings.now(),
            clock.instant(),
            end.toInstant(),
            (int) ChronoUnit.DAYS.between(today, until) + 1);
    return ground.tree().nodes().stream()
        .filter(node -> node.kind().equals("college") && plans(scope, node.id()))
        .map(college -> plan(college, found, ground))
        .toList();
  }

  private static CollegePlan plan(Tree.Node college, List<Card> found, Ground ground) {
    var within = new HashSet<UUID>();
    ground.tree().below(college).forEach(node -> within.add(node.id()));
    var callers =
        within.stream()
            .flatMap(unit -> ground.acting().getOrDefault(unit, List.of()).stream())
            .distinct()
            .map(
                person ->
                    new Caller(
                        person,
                        ground.names().getOrDefault(person, ""),
                        ground.figures().hoursPerDay() * 60 * ground.days()))
            .sorted(java.util.Comparator.comparing(Caller::name).thenComparing(Caller::person))
            .toList();
    var asks =
        found.stream().filter(card -> card.within(within)).map(card -> ask(card, ground)).toList();
    return drawn(college, callers, asks, Spread.over(callers, asks), ground);
  }

  private static CollegePlan drawn(
      Tree.Node college,
      List<Caller> callers,
      List<Ask> asks,
      Map<UUID, UUID> spread,
      Ground ground) {
    var before = new HashMap<UUID, Double>();
    var after = new HashMap<UUID, Double>();
    var calls = new HashMap<UUID, Integer>();
    var moves = new ArrayList<CollegePlan.Move>();
    for (var ask : asks) {
      // Several counsellors of one class share its calls.
      ask.owners().forEach(o -> before.merge(o, ask.minutes() / ask.owners().size(), Double::sum));
      var to = spread.get(ask.person());
      if (to == null) {
        continue;
      }
      after.merge(to, ask.minutes(), Double::sum);
      calls.merge(to, 1, Integer::sum);
      if (!ask.owners().contains(to)) {
        moves.add(
            new CollegePlan.Move(
                ask.person(),
                ask.name(),
                ask.owners().stream().findFirst().map(ground.names()::get).orElse(null),
                to,
                ground.names().getOrDefault(to, ""),
                to.equals(ask.last())));
      }
    }
    return new CollegePlan(
        college.id(),
        college.name(),
        callers.stream()
            .map(
                one ->
                    new CollegePlan.Load(
                        one.person(),
                        one.name(),
                        calls.getOrDefault(one.person(), 0),
                        before.getOrDefault(one.person(), 0.0),
                        after.getOrDefault(one.person(), 0.0),
                        one.minutes()))
            .toList(),
        moves,
        (int) asks.stream().filter(ask -> !spread.containsKey(ask.person())).count(),
        asks.stream().mapToDouble(Ask::minutes).sum() / 60,
        asks.stream().mapToDouble(Ask::slower).sum() / 60,
        callers.stream().mapToDouble(Caller::minutes).sum() / 60,
        ground.days(),
        ground.figures().hoursPerDay(),
        (int) asks.stream().filter(ask -> ground.given().containsKey(ask.person())).count());
  }

  private static Ask ask(Card card, Ground ground) {
    var given = ground.given().get(card.person());
    Set<UUID> owners =
        given != null
            ? Set.of(given.id())
            : Set.copyOf(
                card.unit() == null
                    ? List.of()
                    : ground.acting().getOrDefault(card.unit(), List.of()));
    return new Ask(
        card.person(),
        card.name(),
        owners,
        ground.last().get(card.person()),
        card.risk(),
        card.since(),
        minutes(card, ground, 1),
        minutes(card, ground, 2));
  }

  /** One call serves all reasons: what the most demanding of them takes. */
  private static double minutes(Card card, Ground ground, int slower) {
    return card.reasons().stream()
        .mapToDouble(
            due ->
                due.times(ground.now(), ground.end(), slower)
                    * ground.minutes().getOrDefault(due.cause(), ground.figures().minutes()))
        .max()
        .orElse(0);
  }
}
