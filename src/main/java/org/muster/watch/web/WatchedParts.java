package org.muster.watch.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.muster.watch.WatchList;
import org.muster.watch.WatchLists;
import org.muster.watch.Watched;
import org.muster.watch.Watching;
import org.springframework.stereotype.Component;

/** Puts together what one student's page, and the page to change it, say of their lists. */
@Component
class WatchedParts {

  private static final int SHOWN = 12;

  private final Watching watching;
  private final WatchLists lists;
  private final Audiences audiences;
  private final Institutions institutions;
  private final Clock clock;

  WatchedParts(
      Watching watching,
      WatchLists lists,
      Audiences audiences,
      Institutions institutions,
      Clock clock) {
    this.watching = watching;
    this.lists = lists;
    this.audiences = audiences;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** True where the viewer has this student in their charge, and may change something. */
  static boolean charged(PersonLine person, Scope scope) {
    var unit = person.unit();
    return person.student() && unit != null && scope.readsAnswers(unit);
  }

  WatchedPart of(PersonLine person, Scope scope, Text t) {
    boolean charged = charged(person, scope);
    var entries = watching.of(person.id(), SHOWN);
    return new WatchedPart(
        person.id(),
        entries,
        reasons(entries, t),
        charged ? offered(entries) : List.of(),
        charged,
        institutions.today(),
        clock.instant(),
        institutions.current().zone());
  }

  /** The lists in force that they are not on. */
  private List<WatchList> offered(List<Watched> entries) {
    var on = entries.stream().filter(Watched::open).map(Watched::list).collect(Collectors.toSet());
    return lists.all().stream().filter(list -> list.live() && !on.contains(list.id())).toList();
  }

  private Map<UUID, List<String>> reasons(List<Watched> entries, Text t) {
    return entries.stream()
        .collect(
            Collectors.toMap(
                Watched::entry,
                one -> one.rule() == null ? List.of() : audiences.words(one.rule(), t)));
  }
}
