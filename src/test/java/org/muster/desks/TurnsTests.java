package org.muster.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Ids;

/** Slots around the clock, who has which in turn, and when nobody has. */
class TurnsTests {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  static Rota rota(int shifts) {
    return new Rota(
        Ids.next(),
        "校医院值班",
        null,
        "急诊",
        null,
        null,
        Ids.next(),
        shifts,
        LocalTime.of(8, 0),
        Ids.next(),
        Instant.EPOCH);
  }

  static List<UUID> people(int count) {
    return IntStream.range(0, count).mapToObj(n -> Ids.next()).toList();
  }

  @Test
  void slotsFollowEachOtherWithoutAGapAlsoWhenTheClockChanges() {
    var berlin = ZoneId.of("Europe/Berlin");
    var slots = rota(3).slots(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26), berlin);
    assertThat(slots).hasSize(9);
    for (int n = 1; n < slots.size(); n++) {
      assertThat(slots.get(n).start()).isEqualTo(slots.get(n - 1).end());
    }
    assertThat(slots).extracting(Rota.Slot::length).contains(Duration.ofHours(9));
  }

  @Test
  void turnsAreFairByCountAndNobodyHasTwoInARow() {
    var people = people(4);
    var slots = rota(3).slots(MONDAY, MONDAY.plusDays(11), SHANGHAI);
    var given = new Turns(people, Map.of(), (person, slot) -> false).give(slots);
    assertThat(given.without()).isEmpty();
    for (var person : people) {
      assertThat(Collections.frequency(given.shifts().values(), person)).isEqualTo(9);
    }
    var order = List.copyOf(given.shifts().values());
    for (int n = 1; n < order.size(); n++) {
      assertThat(order.get(n)).isNotEqualTo(order.get(n - 1));
    }
  }

  @Test
  void nightsGoAroundToo() {
    // As many as two days have slots: by turns alone each would keep their time of day for ever.
    var people = people(6);
    var slots = rota(3).slots(MONDAY, MONDAY.plusDays(11), SHANGHAI);
    var given = new Turns(people, Map.of(), (person, slot) -> false).give(slots).shifts();
    for (var person : people) {
      assertThat(
              given.entrySet().stream()
                  .filter(
                      one ->
                          one.getValue().equals(person)
                              && one.getKey().start().atZone(SHANGHAI).getHour() == 0)
                  .count())
          .isBetween(1L, 3L);
    }
  }

  @Test
  void whoHadMoreBeforeComesLater() {
    var people = people(2);
    var past = rota(2).slots(MONDAY.minusDays(5), MONDAY.minusDays(3), SHANGHAI);
    // Every third slot: there is rest enough for the same one to come again.
    var slots =
        rota(3).slots(MONDAY, MONDAY.plusDays(5), SHANGHAI).stream()
            .filter(slot -> slot.start().atZone(SHANGHAI).getHour() == 8)
            .toList();
    var given = new Turns(people, Map.of(people.get(0), past), (person, slot) -> false).give(slots);
    assertThat(Collections.frequency(given.shifts().values(), people.get(1))).isEqualTo(6);
  }

  @Test
  void whoIsPreventedIsLeftOutAndASlotThatNobodyCouldHaveIsSaid() {
    var people = people(2);
    var slots = rota(1).slots(MONDAY, MONDAY.plusDays(3), SHANGHAI);
    var given =
        new Turns(
                people,
                Map.of(),
                (person, slot) -> person.equals(people.get(0)) || slot.equals(slots.get(2)))
            .give(slots);
    assertThat(given.shifts()).hasSize(3).doesNotContainValue(people.get(0));
    assertThat(given.without()).containsExactly(slots.get(2));
  }

  @Test
  void aGapIsTheTimeThatNoShiftCovers() {
    var slots = rota(3).slots(MONDAY, MONDAY, SHANGHAI);
    var from = slots.get(0).start();
    var to = slots.get(2).end().plus(Duration.ofHours(3));
    assertThat(Gaps.of(List.of(slots.get(2), slots.get(0)), from, to))
        .containsExactly(slots.get(1), new Rota.Slot(slots.get(2).end(), to));
    assertThat(Gaps.of(slots, from, slots.get(2).end())).isEmpty();
    assertThat(Gaps.of(List.of(), from, to)).containsExactly(new Rota.Slot(from, to));
  }
}
