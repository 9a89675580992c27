package org.muster.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.desks.Rotas;
import org.muster.desks.Shifts;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Readiness;
import org.muster.people.Readiness.Whereabouts;
import org.muster.people.Trees;
import org.muster.shared.PlayedTime;
import org.springframework.stereotype.Component;

/** The made-up staff say where they are, most of them; and some of them are on call in turn. */
@Component
class StaffPlay {

  private static final int ON_CALL = 6;

  /** Somewhere to be away: 广州, 武汉, 成都, as the roster has it. */
  private static final List<String> AWAY = List.of("440100", "420100", "510100");

  private final Readiness readiness;
  private final Rotas rotas;
  private final Shifts shifts;
  private final Trees trees;
  private final Institutions institutions;

  StaffPlay(
      Readiness readiness, Rotas rotas, Shifts shifts, Trees trees, Institutions institutions) {
    this.readiness = readiness;
    this.rotas = rotas;
    this.shifts = shifts;
    this.trees = trees;
    this.institutions = institutions;
  }

  /** Plays yesterday evening, unless that was done. */
  void play(Institution institution, List<PersonLine> staff, PersonLine head) {
    if (!rotas.all().isEmpty()) {
      return;
    }
    var yesterday = institutions.today().minusDays(1);
    PlayedTime.at(
        Window.at(institution, yesterday, LocalTime.of(18, 0)),
        () -> {
          IntStream.range(0, staff.size()).forEach(n -> say(n, staff.get(n)));
          onCall(
              head.id(),
              staff.stream()
                  .limit(ON_CALL)
                  .map(PersonLine::number)
                  .collect(Collectors.joining(" ")));
        });
  }

  /** Of ten six are on campus, one or two in town, one is away, and one says nothing. */
  private void say(int n, PersonLine who) {
    switch (n % 10) {
      case 3 -> say(who, Whereabouts.TOWN, null, false, 1);
      case 5 -> say(who, Whereabouts.AWAY, AWAY.get(n / 10 % AWAY.size()), false, n % 3 * 8 + 4);
      case 7 -> say(who, Whereabouts.TOWN, null, n % 4 == 1, n % 4 == 1 ? null : 2);
      case 9 -> {
        // Nobody knows where this one is: the office must ask.
      }
      default -> say(who, Whereabouts.CAMPUS, null, false, null);
    }
  }

  private void say(
      PersonLine who,
      Whereabouts where,
      @Nullable String region,
      boolean isolating,
      @Nullable Integer hours) {
    var today = institutions.today();
    readiness.say(
        who.id(),
        new Readiness.Days(
            today, isolating ? today.plusDays(6) : null, true, where, region, isolating, hours),
        who.name());
  }

  private void onCall(UUID owner, String numbers) {
    var root = trees.units().roots().getFirst().id();
    var rota =
        rotas.create(
            new Rotas.Draft(
                "学生工作应急值班",
                "Student affairs, on call",
                "昼夜应急值守，接听师生求助",
                "0756-5550110",
                "行政楼 101",
                root,
                3,
                LocalTime.of(8, 0)),
            owner);
    rotas.setMembers(rota, numbers);
    var today = institutions.today();
    shifts.plan(rotas.get(rota), today, today.plusDays(10));
  }
}
