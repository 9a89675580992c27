package org.muster.operation.web;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/**
 * What comes first in a new institution, for those who set it up: the roster, the posts, the first
 * operation. It goes for good with the first operation.
 */
@Component
class FirstStepsTodayCard implements TodayCard {

  private final People people;
  private final Posts posts;
  private final Operations operations;
  private final Fragments fragments;

  FirstStepsTodayCard(People people, Posts posts, Operations operations, Fragments fragments) {
    this.people = people;
    this.posts = posts;
    this.operations = operations;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (!scope.holds(PostKind.DATA_TEAM) || !operations.all().isEmpty()) {
      return Optional.empty();
    }
    var steps =
        List.of(
            new FirstStep("roster", "/imports", people.students() > 0),
            // Whoever set it up holds the first post of the working group.
            new FirstStep("posts", "/posts", posts.held(PostKind.WORKING_GROUP).size() > 1),
            new FirstStep("declare", "/operations", false));
    return Optional.of(fragments.of("operation/first-steps", Map.of("t", t, "steps", steps)));
  }
}
