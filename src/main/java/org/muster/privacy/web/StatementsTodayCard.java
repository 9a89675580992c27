package org.muster.privacy.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.privacy.Statements;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Asks whoever has not read or answered a version in force; below what the day is about. */
@Component
class StatementsTodayCard implements TodayCard {

  private final Statements statements;
  private final Fragments fragments;

  StatementsTodayCard(Statements statements, Fragments fragments) {
    this.statements = statements;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 800;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (viewer.person() == null) {
      return Optional.empty();
    }
    var open = statements.of(viewer.person()).stream().filter(one -> one.said() == null).toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(fragments.of("privacy/asked", Map.of("t", t, "asked", open)));
  }
}
