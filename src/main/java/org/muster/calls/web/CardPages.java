package org.muster.calls.web;

import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.calls.CallSheets;
import org.muster.calls.CallTakesDown;
import org.muster.calls.Calls;
import org.muster.calls.Card;
import org.muster.calls.Drafts;
import org.muster.identity.Viewer;
import org.muster.people.Contact;
import org.muster.people.Contacts;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;

/** Puts a person's card together, as it is at this moment. */
@Component
class CardPages {

  private static final int CONTACTS = 3;

  private final CallSheets sheets;
  private final Calls calls;
  private final Drafts drafts;
  private final People people;
  private final Contacts contacts;
  private final List<CallTakesDown> takers;
  private final Institutions institutions;
  private final Texts texts;
  private final Clock clock;

  CardPages(
      CallSheets sheets,
      Calls calls,
      Drafts drafts,
      People people,
      Contacts contacts,
      List<CallTakesDown> takers,
      Institutions institutions,
      Texts texts,
      Clock clock) {
    this.sheets = sheets;
    this.calls = calls;
    this.drafts = drafts;
    this.people = people;
    this.contacts = contacts;
    this.takers = takers;
    this.institutions = institutions;
    this.texts = texts;
    this.clock = clock;
  }

  /** A student whose answers the viewer may read, and so may call. */
  PersonLine charged(Scope scope, UUID id) {
    var person = people.find(scope, id).orElseThrow(Problem::notFound);
    if (!person.student() || person.id().equals(scope.person())) {
      throw Problem.notFound();
    }
    if (scope.person() == null || !scope.readsAnswersOf(person)) {
      throw Problem.forbidden();
    }
    return person;
  }

  /** The card with what was typed on it before. */
  CardPage fresh(
      Viewer viewer, Scope scope, PersonLine person, @Nullable Card card, boolean sheet, Text t) {
    var entered = drafts.find(person.id(), viewer.person());
    return draw(viewer, person, card, sheet, entered, parts(scope, person, entered, t), null, t);
  }

  /** The card of one person by themselves. */
  CardPage fresh(Viewer viewer, Scope scope, PersonLine person, Text t) {
    return fresh(viewer, scope, person, sheets.card(person.id()).orElse(null), false, t);
  }

  /** The card again with what was sent and not taken. */
  CardPage again(
      Viewer viewer,
      Scope scope,
      PersonLine person,
      boolean sheet,
      Map<String, List<String>> entered,
      @Nullable Content faulty,
      @Nullable Problem problem,
      Text t) {
    var parts = faulty == null ? parts(scope, person, entered, t) : List.of(faulty);
    var card = sheets.card(person.id()).orElse(null);
    return draw(viewer, person, card, sheet, entered, parts, problem, t);
  }

  /** True where what the person says may be taken down. */
  boolean takesDown(Scope scope, PersonLine person) {
    return sheets.answersFor(scope, person);
  }

  private List<Content> parts(
      Scope scope, PersonLine person, Map<String, List<String>> entered, Text t) {
    return takesDown(scope, person)
        ? takers.stream()
            .map(taker -> taker.part(person, entered, t))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private CardPage draw(
      Viewer viewer,
      PersonLine person,
      @Nullable Card card,
      boolean sheet,
      Map<String, List<String>> entered,
      List<Content> parts,
      @Nullable Problem problem,
      Text t) {
    var numbers = contacts.of(person.id());
    var there = numbers.stream().map(Contact::tie).collect(Collectors.toSet());
    var page =
        new CardPage(
            java.util.Objects.requireNonNull(viewer.person()),
            viewer.name(),
            person,
            card == null ? null : card.knowing(there),
            calls.read(person.id(), CONTACTS),
            numbers,
            entered,
            "",
            clock.instant(),
            institutions.current().zone(),
            parts,
            sheet,
            problem,
            texts.of(t.chinese() ? Locale.ENGLISH : Locale.CHINA));
    return page.keyed(page.field(Drafts.KEY, Ids.next().toString()));
  }
}
