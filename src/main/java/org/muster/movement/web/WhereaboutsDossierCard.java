package org.muster.movement.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.movement.Span;
import org.muster.movement.Whereabouts;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Divisions;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Component;

/** Where a student is and was, for those who answer for them. */
@Component
class WhereaboutsDossierCard implements DossierCard {

  private static final int SHOWN = 6;

  private final Whereabouts whereabouts;
  private final Trees trees;
  private final Divisions divisions;
  private final Institutions institutions;
  private final Fragments fragments;

  WhereaboutsDossierCard(
      Whereabouts whereabouts,
      Trees trees,
      Divisions divisions,
      Institutions institutions,
      Fragments fragments) {
    this.whereabouts = whereabouts;
    this.trees = trees;
    this.divisions = divisions;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 25;
  }

  @Override
  public Optional<Content> card(PersonLine person, Scope scope, Text t) {
    if (!person.student() || !scope.readsAnswersOf(person)) {
      return Optional.empty();
    }
    var history = whereabouts.history(person.id(), SHOWN);
    if (history.isEmpty()) {
      return Optional.empty();
    }
    var places = trees.places();
    return Optional.of(
        fragments.of(
            "movement/dossier",
            Map.of(
                "t",
                t,
                "spans",
                history,
                "where",
                history.stream().map(span -> at(span, places)).toList(),
                "zone",
                institutions.current().zone())));
  }

  /** The room, or the region; empty where neither is known. */
  private String at(Span span, Tree places) {
    if (span.place() != null) {
      return places
          .find(span.place())
          .map(node -> String.join(" · ", places.path(node).stream().map(Tree.Node::name).toList()))
          .orElse("");
    }
    return span.region() == null ? "" : divisions.name(span.region());
  }
}
