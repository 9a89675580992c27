package org.muster.calls;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.springframework.stereotype.Service;

/** Who is to be called by whom, worked out each time somebody looks. */
@Service
public class CallSheets {

  private final Dues dues;
  private final Cards cards;
  private final AssignmentTable assignments;
  private final Uncovered uncovered;
  private final Institutions institutions;
  private final Clock clock;

  CallSheets(
      Dues dues,
      Cards cards,
      AssignmentTable assignments,
      Uncovered uncovered,
      Institutions institutions,
      Clock clock) {
    this.dues = dues;
    this.cards = cards;
    this.assignments = assignments;
    this.uncovered = uncovered;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** True for those who have a sheet. */
  public static boolean has(Scope scope) {
    return scope.holds(PostKind.COUNSELLOR)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.WORKING_GROUP);
  }

  /**
   * A counsellor's own people and those given to them; of a chief counsellor's besides those who
   * refused and those for whom no counsellor acts; of the working group's those for whom nobody
   * else does.
   *
   * @param college true for everybody in a chief counsellor's charge
   */
  public CallSheet of(Scope scope, boolean college) {
    var own = scope.units(PostKind.COUNSELLOR);
    var chief = scope.units(PostKind.CHIEF_COUNSELLOR);
    var given = given(scope);
    var alone = uncovered.of(scope);
    var all = new HashSet<>(own);
    all.addAll(chief);
    all.addAll(alone);
    var found = cards.of(dues.of(all.toArray(UUID[]::new), given));
    return sorted(
        found.stream()
            .filter(
                card ->
                    given.contains(card.person())
                        || card.within(own)
                        || college
                        || card.next().refused()
                        || card.within(alone))
            .toList(),
        given,
        chief,
        scope.person());
  }

  /** The card of one person, whoever they are; empty where no reason is there to call them. */
  public Optional<Card> card(UUID person) {
    return cards.of(dues.of(new UUID[0], List.of(person))).stream().findFirst();
  }

  /**
   * True where a person's calls are the viewer's, by charge or because they were given to them: who
   * looks past their charge for a stated reason may log a call, and report in nobody's name.
   */
  public boolean answersFor(Scope scope, PersonLine person) {
    return person.unit() != null && scope.readsAnswers(person.unit())
        || given(scope).contains(person.id());
  }

  private Set<UUID> given(Scope scope) {
    // What was given can only be seen while it is also opened to them.
    if (scope.person() == null || scope.opened().isEmpty()) {
      return Set.of();
    }
    return assignments.of(scope.person(), institutions.today()).stream()
        .filter(scope.opened()::contains)
        .collect(Collectors.toSet());
  }

  private CallSheet sorted(
      List<Card> found, Set<UUID> given, Set<UUID> chief, @Nullable UUID viewer) {
    var now = clock.instant();
    var sheet =
        new CallSheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var elsewhere =
        assignments.callers(found.stream().map(Card::person).toList(), institutions.today());
    for (var card : found) {
      var caller = elsewhere.get(card.person());
      if (caller != null && !caller.id().equals(viewer) && !given.contains(card.person())) {
        sheet.handed().add(handed(card, caller.name()));
      } else if (card.next().refused() && !card.within(chief)) {
        sheet.refused().add(card);
      } else if (card.next().ready(now)) {
        sheet.due().add(card);
      } else {
        sheet.waiting().add(card);
      }
    }
    sheet.due().sort(Card.ORDER);
    sheet.refused().sort(Card.ORDER);
    sheet.handed().sort(Card.ORDER);
    sheet.waiting().sort(Comparator.comparing((Card card) -> card.next().at()));
    return sheet;
  }

  private static Card handed(Card card, String to) {
    return new Card(
        card.person(),
        card.number(),
        card.name(),
        card.initials(),
        card.unit(),
        card.unitName(),
        card.reasons(),
        card.tried(),
        card.next(),
        to);
  }
}
