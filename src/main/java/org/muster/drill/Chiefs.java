package org.muster.drill;

import java.time.Duration;
import java.util.UUID;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.muster.operation.Relief;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Scopes;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Those whose an incident is: after a while they take it, and for students nobody answers for they
 * find somebody, which takes them an hour or two.
 */
@Component
@Order(40)
class Chiefs implements Part {

  private final Faces faces;
  private final Incidents incidents;
  private final Relief relief;
  private final Posts posts;
  private final Scopes scopes;

  Chiefs(Faces faces, Incidents incidents, Relief relief, Posts posts, Scopes scopes) {
    this.faces = faces;
    this.incidents = incidents;
    this.relief = relief;
    this.posts = posts;
    this.scopes = scopes;
  }

  @Override
  public void play(Scene scene) {
    if (!scene.atWork()) {
      return;
    }
    for (var incident : incidents.open(Faces.all())) {
      var owner = incident.owner();
      if (owner != null) {
        play(scene, incident, owner);
      }
    }
  }

  private void play(Scene scene, Incident incident, UUID owner) {
    var temper = scene.temper(faces.number(owner));
    var taken = incident.openedAt().plus(Duration.ofMinutes(temper.minutes(5, 40, "takes")));
    if (taken.isAfter(scene.at())) {
      return;
    }
    var viewer = faces.viewer(owner);
    if (incident.takenAt() == null) {
      Faces.as(viewer, () -> incidents.take(incident.id(), scopes.of(viewer), owner));
    }
    var found = taken.plus(Duration.ofMinutes(temper.minutes(45, 150, "finds")));
    if (Relief.helps(incident) && !found.isAfter(scene.at())) {
      Faces.as(viewer, () -> name(scene, incident));
    }
  }

  /** Somebody of the same college where there is one. */
  private void name(Scene scene, Incident incident) {
    var held = posts.held(PostKind.COUNSELLOR);
    var away = Absences.away(scene.scenario(), held);
    var holder = held.stream().filter(one -> one.person().equals(incident.subject())).findFirst();
    var other =
        holder
            .map(one -> Absences.another(held, one, away))
            .or(() -> held.stream().filter(one -> !away.contains(one)).findFirst());
    other
        .filter(one -> !one.person().equals(incident.subject()))
        .ifPresent(one -> relief.name(incident, one.number(), scene.day().plusDays(3)));
  }
}
