package org.muster.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.muster.people.PostKind;
import org.muster.people.PostLine;
import org.muster.people.PostStandIns;
import org.muster.people.Posts;
import org.muster.people.Readiness;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The counsellors who are away from eight o'clock on, and those who were asked to stand in. */
@Component
@Order(10)
class Absences implements Part {

  private static final LocalTime FROM = LocalTime.of(8, 0);

  private final Posts posts;
  private final PostStandIns standIns;
  private final Readiness readiness;

  Absences(Posts posts, PostStandIns standIns, Readiness readiness) {
    this.posts = posts;
    this.standIns = standIns;
    this.readiness = readiness;
  }

  /** From when on they are away. */
  static Instant since(LocalDate day, ZoneId zone) {
    return day.atTime(FROM).atZone(zone).toInstant();
  }

  @Override
  public void play(Scene scene) {
    if (!scene.time().equals(FROM)) {
      return;
    }
    var held = posts.held(PostKind.COUNSELLOR);
    var away = away(scene.scenario(), held);
    for (int n = 0; n < away.size(); n++) {
      var one = away.get(n);
      if (readiness.today(one.person()).isPresent()) {
        continue;
      }
      readiness.say(
          one.person(),
          new Readiness.Days(
              scene.day(), null, false, Readiness.Whereabouts.AWAY, null, false, null),
          "Muster");
      var other = another(held, one, away);
      if (n >= scene.scenario().uncovered() && other != one) {
        standIns.name(
            one.person(),
            PostKind.COUNSELLOR,
            other.number(),
            scene.day(),
            scene.day().plusDays(3));
      }
    }
  }

  /** The first of them have nobody standing in. */
  static List<PostLine> away(Scenario scenario, List<PostLine> held) {
    var persons =
        held.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    PostLine::number, one -> one, (one, same) -> one, java.util.TreeMap::new))
            .values()
            .stream()
            .toList();
    return persons.stream()
        .sorted(Comparator.comparing(one -> draw(scenario, one.number())))
        .limit(scenario.absent())
        .toList();
  }

  private static long draw(Scenario scenario, String number) {
    return new SplittableRandom(scenario.seed() + number.hashCode()).nextLong();
  }

  /** The next counsellor of the list, who is there: mostly of the same college. */
  static PostLine another(List<PostLine> held, PostLine one, List<PostLine> away) {
    var gone = away.stream().map(PostLine::person).collect(java.util.stream.Collectors.toSet());
    var numbers =
        held.stream()
            .filter(other -> !gone.contains(other.person()) || other.person().equals(one.person()))
            .sorted(Comparator.comparing(PostLine::number))
            .toList();
    UUID person = one.person();
    return java.util.stream.Stream.concat(numbers.stream(), numbers.stream())
        .dropWhile(other -> !other.person().equals(person))
        .filter(other -> !other.person().equals(person))
        .findFirst()
        .orElse(one);
  }
}
