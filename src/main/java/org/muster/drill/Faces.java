package org.muster.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.RollLine;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.shared.CurrentInstitution;
import org.springframework.stereotype.Component;

/** The people of the copy in force as its services know them. */
@Component
class Faces {

  private final People people;
  private final Rolls rolls;

  Faces(People people, Rolls rolls) {
    this.people = people;
    this.rolls = rolls;
  }

  /** The eye of who plays the drill: everything. */
  static Scope all() {
    return new Scope(CurrentInstitution.get(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }

  List<RollLine> missing(Round round) {
    return rolls.lines(all(), round, RollQuery.of(RollState.MISSING, null, Integer.MAX_VALUE));
  }

  boolean isMissing(Round round, UUID person) {
    return rolls
        .find(all(), round, person)
        .filter(line -> line.state() == RollState.MISSING)
        .isPresent();
  }

  /** One of the staff as who is signed in. */
  Viewer viewer(UUID person) {
    return new Viewer(CurrentInstitution.get(), person, name(person));
  }

  Map<UUID, Viewer> viewers(List<UUID> persons) {
    var viewers = new HashMap<UUID, Viewer>();
    people
        .names(persons)
        .forEach((id, name) -> viewers.put(id, new Viewer(CurrentInstitution.get(), id, name)));
    return viewers;
  }

  String name(UUID person) {
    return people.names(List.of(person)).getOrDefault(person, "");
  }

  String number(UUID person) {
    return people.numbers(List.of(person)).getOrDefault(person, "");
  }

  /** Acts as somebody, for the trail. */
  static void as(Viewer viewer, Runnable work) {
    new Actor(viewer.person(), viewer.name(), null).run(work);
  }
}
