package org.muster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.muster.forms.Forms;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
import org.muster.people.Audience;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Rosters;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Schedules;
import org.muster.rounds.Steps;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PlayedTime;
import org.springframework.stereotype.Component;

/**
 * Makes a campus step by step, each through the door that real people use. Every step looks at what
 * is there: broken off anywhere and begun again, the making goes on with the same institution.
 */
@Component
class CampusMaking {

  /** The steps, in their order. */
  enum Step {
    WORKBOOK,
    READING,
    APPLYING,
    DAYS,
    THIS_MORNING,
    ROLES
  }

  static final int PAST_DAYS = 3;

  private static final long SEED = 20_260;
  private static final String ROUND = "每日健康日报";
  private static final LocalTime OPENS = LocalTime.MIN;
  private static final LocalTime DUE = LocalTime.of(22, 0);
  private static final int ROUNDS_LOOKED_AT = 60;

  private final Institutions institutions;
  private final Forms forms;
  private final Rosters rosters;
  private final People people;
  private final Operations operations;
  private final Schedules schedules;
  private final Rounds rounds;
  private final Steps steps;
  private final DayPlay days;
  private final SigningPlay signing;
  private final StaffPlay staff;
  private final CarePlay care;
  private final RoleAccounts roles;
  private final Clock clock;

  CampusMaking(
      Institutions institutions,
      Forms forms,
      Rosters rosters,
      People people,
      Operations operations,
      Schedules schedules,
      Rounds rounds,
      Steps steps,
      DayPlay days,
      SigningPlay signing,
      StaffPlay staff,
      CarePlay care,
      RoleAccounts roles,
      Clock clock) {
    this.institutions = institutions;
    this.forms = forms;
    this.rosters = rosters;
    this.people = people;
    this.operations = operations;
    this.schedules = schedules;
    this.rounds = rounds;
    this.steps = steps;
    this.days = days;
    this.signing = signing;
    this.staff = staff;
    this.care = care;
    this.roles = roles;
    this.clock = clock;
  }

  /**
   * What was made.
   *
   * @param today the round of this morning
   */
  record Made(Institution institution, Round today, Fates fates) {}

  /** Makes the campus, or what is missing of it, up to this morning. */
  Made make(String code, String name, CampusSize size, Consumer<Step> progress) {
    var institution =
        institutions.byCode(code).orElseGet(() -> institutions.create(code, name, "Asia/Shanghai"));
    return CurrentInstitution.call(
        institution.id(), () -> fill(institution, RosterMaking.make(size, SEED), progress));
  }

  private Made fill(Institution institution, CampusRoster roster, Consumer<Step> progress) {
    var today = institutions.today();
    var before = Window.at(institution, today.minusDays(PAST_DAYS + 1L), LocalTime.NOON);
    PlayedTime.at(
        before,
        () -> {
          forms.installStandard();
          takeRoster(institution, roster, progress);
          declare();
          schedule(today.minusDays(PAST_DAYS));
        });
    var cast = new Cast(roster, people);
    var fates = new Fates(roster);
    progress.accept(Step.DAYS);
    for (int ago = PAST_DAYS; ago > 0; ago--) {
      open(institution, today.minusDays(ago));
    }
    for (var round : roundsOldestFirst()) {
      if (round.open() && round.day().isBefore(today)) {
        days.play(
            round,
            cast,
            Window.of(institution, round.day()),
            number -> fates.before(number, round.day()));
        signing.signAll(round, cast, institution);
      }
    }
    staff.play(
        institution,
        people.byNumbers(roster.staff().stream().map(CampusRoster.Staff::number).toList()),
        cast.head());
    progress.accept(Step.THIS_MORNING);
    var thisMorning = playThisMorning(institution, today, cast, fates);
    progress.accept(Step.ROLES);
    var persons = persons(fates.leads(), cast);
    care.play(institution, persons, ill(roster, fates.leads()));
    roles.make(persons);
    return new Made(institution, thisMorning, fates);
  }

  private void takeRoster(Institution institution, CampusRoster roster, Consumer<Step> progress) {
    var last = roster.students().getLast().number();
    if (!people.byNumbers(List.of(last)).isEmpty()) {
      return;
    }
    progress.accept(Step.WORKBOOK);
    try {
      var file = Files.createTempFile("campus", ".xlsx");
      try {
        CampusWorkbook.write(roster, institution.name(), file);
        progress.accept(Step.READING);
        var registrar = new Viewer(institution.id(), null, "教务处");
        var id = rosters.read(registrar, file);
        progress.accept(Step.APPLYING);
        rosters.apply(registrar, id);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void declare() {
    if (operations.all().isEmpty()) {
      operations.declare("冬季流感防控专项行动", "学生工作部");
    }
  }

  private void schedule(LocalDate from) {
    if (schedules.all().isEmpty()) {
      schedules.create(ROUND, Forms.DAILY_HEALTH, Audience.ALL, OPENS, DUE, from, null);
    }
  }

  /** Opens the scheduled round of a day as that day began; the schedule keeps it from being two. */
  private void open(Institution institution, LocalDate day) {
    PlayedTime.at(
        Window.at(institution, day, institution.dayBegins().plusMinutes(1)), rounds::openDue);
    letBe(day);
  }

  /** Nobody is reminded of the hours that are played here in a minute. */
  private void letBe(LocalDate day) {
    rounds.newest(ROUNDS_LOOKED_AT).stream()
        .filter(round -> round.day().equals(day))
        .forEach(round -> steps.forgo(round.id(), clock.instant()));
  }

  private List<Round> roundsOldestFirst() {
    return rounds.newest(ROUNDS_LOOKED_AT).reversed();
  }

  private Round playThisMorning(Institution institution, LocalDate today, Cast cast, Fates fates) {
    rounds.openDue();
    letBe(today);
    var round =
        rounds.newest(ROUNDS_LOOKED_AT).stream()
            .filter(one -> one.day().equals(today) && one.openedAt() != null)
            .findFirst()
            .orElseThrow();
    if (round.open()) {
      var window = Window.upTo(clock.instant(), institution);
      days.play(round, cast, window, number -> fates.today(number, today));
      signing.signSome(round, cast, window.to());
    }
    return round;
  }

  private LinkedHashMap<String, PersonLine> persons(Fates.Leads leads, Cast cast) {
    var student = people.byNumbers(List.of(leads.student().number())).getFirst();
    var unit = Objects.requireNonNull(student.unit());
    var persons = new LinkedHashMap<String, PersonLine>();
    persons.put(RoleAccounts.STUDENT, student);
    persons.put(RoleAccounts.CLASS_LEADER, cast.leader(unit));
    persons.put(RoleAccounts.COUNSELLOR, cast.counsellor(unit));
    persons.put(RoleAccounts.CHIEF_COUNSELLOR, cast.chief(leads.schoolClass().college().name()));
    persons.put(RoleAccounts.WORKING_GROUP, cast.head());
    persons.put(RoleAccounts.CLINIC, cast.clinic());
    persons.put(RoleAccounts.LOGISTICS, cast.logistics());
    persons.put(RoleAccounts.DATA_TEAM, cast.data());
    return persons;
  }

  /** Two of the visitor's own class, who fall ill. */
  private List<PersonLine> ill(CampusRoster roster, Fates.Leads leads) {
    var numbers =
        roster.students().stream()
            .filter(one -> one.schoolClass() == leads.schoolClass())
            .map(CampusRoster.Student::number)
            .filter(number -> !leads.isOne(number))
            .limit(2)
            .toList();
    return people.byNumbers(numbers);
  }
}
