package org.muster.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.muster.demo.CampusRoster.SchoolClass;
import org.muster.demo.CampusRoster.Student;
import org.muster.rounds.Submission;
import org.muster.rounds.Via;

/** Draws everybody's fate by chance; asked again for the same number and day, it says the same. */
final class Fates {

  private static final int EXCUSED = 20;
  private static final int UNREACHABLE = 6;

  /** Of a thousand; the others report themselves. */
  private static final int PROXY = 22;

  /** Of a hundred classes so many are complete this morning. */
  private static final int COMPLETE = 22;

  /** Of those who are missing in the other classes, the part that still comes. */
  private static final double LATE_COMERS = 0.72;

  private static final List<String> REASONS = List.of("住院治疗", "应征入伍", "境外交换学习，由国际处统一登记", "休学手续办理中");

  private static final List<Via> MEANS = List.of(Via.PHONE, Via.PHONE, Via.MESSAGE, Via.VISIT);

  private final CampusRoster roster;
  private final Feelings feelings;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Leads leads;

  Fates(CampusRoster roster) {
    this.roster = roster;
    this.feelings = new Feelings(roster.students().size());
    for (int n = 0; n < roster.students().size(); n++) {
      positions.put(roster.students().get(n).number(), n);
    }
    this.leads = Leads.of(roster, Fates::complete);
  }

  /** Whose parts the visitor plays; fate spares them. */
  Leads leads() {
    return leads;
  }

  /** On a day that is over everybody is accounted for. */
  Fate before(String number, LocalDate day) {
    int n = positions.getOrDefault(number, 0);
    var chance = chance(number, day);
    if (leads.isOne(number)) {
      return new Fate.Reports(chance.nextDouble(), new Submission.Same(), Via.SELF);
    }
    int size = roster.students().size();
    int apart = size / EXCUSED;
    if (n % apart == apart / 2) {
      return new Fate.Excused(REASONS.get(n / apart % REASONS.size()));
    }
    // A step that shares no factor with the size deals each day a few, and each day others.
    if (Math.floorMod(n * 7_919L + day.toEpochDay() * 104_729L, size) < UNREACHABLE) {
      return new Fate.Unreachable(2 + n % 3);
    }
    var via = chance.nextInt(1_000) < PROXY ? MEANS.get(chance.nextInt(MEANS.size())) : Via.SELF;
    double when = Math.pow(chance.nextDouble(), 1.6);
    return new Fate.Reports(when, feelings.of(roster.students().get(n), n, day, chance), via);
  }

  /** This morning some have not reported yet. */
  Fate today(String number, LocalDate day) {
    if (leads.student().number().equals(number)) {
      return new Fate.NotHeardFrom();
    }
    var fate = before(number, day);
    if (!(fate instanceof Fate.Reports reports) || leads.isOne(number)) {
      return fate;
    }
    var schoolClass = roster.students().get(positions.getOrDefault(number, 0)).schoolClass();
    double missing = complete(schoolClass) ? 0 : 0.05 + 0.36 * laxness(schoolClass).nextDouble();
    double drawn = chance(number, day.plusYears(1)).nextDouble();
    if (drawn >= missing) {
      return fate;
    }
    return drawn < missing * LATE_COMERS
        ? new Fate.ReportsLater(reports.body())
        : new Fate.NotHeardFrom();
  }

  private static boolean complete(SchoolClass schoolClass) {
    return laxness(schoolClass).split().nextInt(100) < COMPLETE;
  }

  private static SplittableRandom laxness(SchoolClass schoolClass) {
    return new SplittableRandom(schoolClass.prefix().hashCode());
  }

  private static SplittableRandom chance(String number, LocalDate day) {
    return new SplittableRandom(number.hashCode() * 31L + day.toEpochDay());
  }

  /** Those whose parts can be played: a class that is not complete, and the chain above it. */
  record Leads(Student student, Student leader, SchoolClass schoolClass) {

    static Leads of(CampusRoster roster, java.util.function.Predicate<SchoolClass> complete) {
      var schoolClass =
          roster.classes().stream()
              .skip(roster.classes().size() / 3)
              .filter(complete.negate())
              .findFirst()
              .orElseThrow();
      var members =
          roster.students().stream().filter(one -> one.schoolClass() == schoolClass).toList();
      var leader =
          members.stream()
              .filter(one -> one.number().equals(schoolClass.leader()))
              .findFirst()
              .orElseThrow();
      var student = members.stream().filter(one -> one != leader).skip(4).findFirst().orElseThrow();
      return new Leads(student, leader, schoolClass);
    }

    boolean isOne(String number) {
      return student.number().equals(number) || leader.number().equals(number);
    }
  }
}
