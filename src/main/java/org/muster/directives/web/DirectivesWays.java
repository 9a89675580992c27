package org.muster.directives.web;

import gg.jte.Content;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.directives.Receipts;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.NavItem;
import org.muster.workbench.TodayCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The way to the directives, and what is due of them on the home page. */
@Configuration(proxyBeanMethods = false)
class DirectivesWays {

  /** For staff; a student or class leader finds theirs on the home page and among the messages. */
  @Bean
  NavItem wayToDirectives() {
    return new NavItem(
        NavItem.Group.AFFAIRS,
        20,
        "/directives",
        "directives.all",
        scope -> !Set.of(PostKind.CLASS_LEADER).containsAll(scope.charges().keySet()));
  }

  /** What somebody has to do, before what they have to read. */
  @Component
  static class DirectivesDueToday implements TodayCard {

    private static final int SHOWN = 3;

    private final Receipts receipts;
    private final Institutions institutions;
    private final Fragments fragments;
    private final Clock clock;

    DirectivesDueToday(
        Receipts receipts, Institutions institutions, Fragments fragments, Clock clock) {
      this.receipts = receipts;
      this.institutions = institutions;
      this.fragments = fragments;
      this.clock = clock;
    }

    @Override
    public int order() {
      return 15;
    }

    @Override
    public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
      if (viewer.person() == null) {
        return Optional.empty();
      }
      var due = receipts.mine(viewer.person()).stream().filter(line -> !line.finished()).toList();
      return due.isEmpty()
          ? Optional.empty()
          : Optional.of(
              fragments.of(
                  "directives/today",
                  Map.of(
                      "t",
                      t,
                      "due",
                      due.stream().limit(SHOWN).toList(),
                      "count",
                      due.size(),
                      "zone",
                      institutions.current().zone(),
                      "now",
                      clock.instant())));
    }
  }
}
