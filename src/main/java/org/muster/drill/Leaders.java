package org.muster.drill;

import java.time.Duration;
import java.util.stream.Collectors;
import org.muster.notices.Sender;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.rounds.Chase;
import org.muster.rounds.Nudges;
import org.muster.rounds.RollLine;
import org.muster.rounds.Round;
import org.muster.rounds.Steps;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The class leaders: when they are told who is missing, most of them press the one button. */
@Component
@Order(30)
class Leaders implements Part {

  private final Faces faces;
  private final Steps steps;
  private final Posts posts;
  private final Nudges nudges;

  Leaders(Faces faces, Steps steps, Posts posts, Nudges nudges) {
    this.faces = faces;
    this.steps = steps;
    this.posts = posts;
    this.nudges = nudges;
  }

  /** From being told to pressing the button. */
  static Duration delay(Temper temper) {
    return Duration.ofMinutes(temper.minutes(2, 45, "asks"));
  }

  @Override
  public void play(Scene scene) {
    for (var round : scene.open()) {
      steps.of(round.id()).stream()
          .filter(step -> step.does() == Chase.Kind.CLASS_LEADER && step.doneAt() != null)
          .findFirst()
          .ifPresent(step -> play(scene, round, step));
    }
  }

  private void play(Scene scene, Round round, Steps.Step step) {
    var told = step.doneAt();
    if (told == null || told.plus(Duration.ofMinutes(50)).isBefore(scene.at())) {
      return;
    }
    var classes = faces.missing(round).stream().map(RollLine::unit).collect(Collectors.toSet());
    for (var post : posts.held(PostKind.CLASS_LEADER)) {
      var temper = scene.temper(post.number());
      var when = told.plus(delay(temper));
      if (classes.contains(post.unit())
          && temper.leads()
          && !when.isAfter(scene.at())
          && when.isAfter(scene.at().minus(Scene.STEP))) {
        nudges.all(round, post.unit(), new Sender(post.person(), post.name()));
      }
    }
  }
}
