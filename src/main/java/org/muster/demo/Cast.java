package org.muster.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.audit.Actor;
import org.muster.demo.CampusRoster.Staff;
import org.muster.people.People;
import org.muster.people.PersonLine;

/** The chain of the made-up campus: who acts for which class, college and for the whole. */
final class Cast {

  private final Map<String, PersonLine> byNumber;
  private final Map<UUID, PersonLine> leaders = new HashMap<>();
  private final Map<UUID, PersonLine> counsellors = new HashMap<>();
  private final Map<UUID, PersonLine> chiefs = new HashMap<>();
  private final PersonLine head;
  private final PersonLine data;
  private final PersonLine clinic;
  private final PersonLine logistics;

  Cast(CampusRoster roster, People people) {
    byNumber =
        people
            .byNumbers(
                Stream.concat(
                        roster.staff().stream().map(Staff::number),
                        roster.classes().stream().map(CampusRoster.SchoolClass::leader))
                    .toList())
            .stream()
            .collect(Collectors.toMap(PersonLine::number, Function.identity()));
    for (var schoolClass : roster.classes()) {
      var leader = line(schoolClass.leader());
      var unit = Objects.requireNonNull(leader.unit());
      leaders.put(unit, leader);
      counsellors.put(unit, line(schoolClass.counsellor()));
    }
    for (var chief : roster.holding(StaffMaking.CHIEF)) {
      var line = line(chief.number());
      chiefs.put(Objects.requireNonNull(line.unit()), line);
    }
    head = line(roster.holding(StaffMaking.WORKING_GROUP).getFirst().number());
    data = line(roster.holding(StaffMaking.DATA_TEAM).getFirst().number());
    clinic = line(roster.holding(StaffMaking.CLINIC).getFirst().number());
    logistics = line(roster.holding(StaffMaking.LOGISTICS).getFirst().number());
  }

  private PersonLine line(String number) {
    return Objects.requireNonNull(byNumber.get(number), "nobody has number " + number);
  }

  PersonLine leader(UUID schoolClass) {
    return Objects.requireNonNull(leaders.get(schoolClass));
  }

  PersonLine counsellor(UUID schoolClass) {
    return Objects.requireNonNull(counsellors.get(schoolClass));
  }

  PersonLine chief(UUID college) {
    return Objects.requireNonNull(chiefs.get(college));
  }

  /** The chief counsellor of a college by its name. */
  PersonLine chief(String college) {
    return chiefs.values().stream()
        .filter(chief -> college.equals(chief.unitName()))
        .findFirst()
        .orElseThrow();
  }

  PersonLine head() {
    return head;
  }

  PersonLine data() {
    return data;
  }

  PersonLine clinic() {
    return clinic;
  }

  PersonLine logistics() {
    return logistics;
  }

  static Actor actor(PersonLine line) {
    return new Actor(line.id(), line.name(), null);
  }
}
