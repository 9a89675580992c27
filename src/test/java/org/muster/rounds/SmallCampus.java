package org.muster.rounds;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.muster.forms.Forms;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two colleges of two classes of three students each: numbers S01 to S12, in one building. */
@TestComponent
public class SmallCampus {

  /** The campus just made. */
  public record Made(Institution institution, List<UUID> colleges, List<UUID> classes) {

    public UUID id() {
      return institution.id();
    }
  }

  private final Institutions institutions;
  private final Forms forms;
  private final JdbcClient jdbc;
  private final Clock clock;

  SmallCampus(Institutions institutions, Forms forms, JdbcClient jdbc, Clock clock) {
    this.institutions = institutions;
    this.forms = forms;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A new institution of its own for each caller. */
  public Made make() {
    var institution =
        institutions.create(
            "u" + Ids.next().toString().replace("-", "").substring(8, 30), "试验大学", "Asia/Shanghai");
    return CurrentInstitution.call(
        institution.id(),
        () -> {
          forms.installStandard();
          return fill(institution);
        });
  }

  private Made fill(Institution institution) {
    var root =
        jdbc.sql("select id from people.unit where institution_id = ? and kind = 'university'")
            .param(institution.id())
            .query(UUID.class)
            .single();
    var building = place(institution, null, "building", "1号楼");
    var colleges = new ArrayList<UUID>();
    var classes = new ArrayList<UUID>();
    int number = 0;
    for (int c = 1; c <= 2; c++) {
      var college = unit(institution, root, "college", "第" + c + "学院");
      colleges.add(college);
      var grade = unit(institution, college, "grade", "2026");
      for (int k = 1; k <= 2; k++) {
        var klass = unit(institution, grade, "class", "甲" + c + k + "班");
        classes.add(klass);
        var room = place(institution, building, "room", "10" + c + k);
        for (int s = 0; s < 3; s++) {
          student(institution, klass, room, "S%02d".formatted(++number));
        }
      }
    }
    return new Made(institution, colleges, classes);
  }

  private UUID unit(Institution institution, UUID parent, String kind, String name) {
    var id = Ids.next();
    jdbc.sql(
            "insert into people.unit (institution_id, id, parent_id, kind, name) values"
                + " (?,?,?,?,?)")
        .params(institution.id(), id, parent, kind, name)
        .update();
    return id;
  }

  private UUID place(
      Institution institution,
      @org.jspecify.annotations.Nullable UUID parent,
      String kind,
      String name) {
    var id = Ids.next();
    jdbc.sql(
            "insert into people.place (institution_id, id, parent_id, kind, name) values"
                + " (?,?,?,?,?)")
        .params(Arrays.asList(institution.id(), id, parent, kind, name))
        .update();
    return id;
  }

  /** One more student, in a class and a room. */
  public UUID student(Institution institution, UUID klass, UUID room, String number) {
    var id = Ids.next();
    var now = clock.instant().atOffset(java.time.ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at,
                                       destination)
            values (?, ?, ?, 'student', ?, 'sy', ?, '440402')
            """)
        .params(institution.id(), id, number, "试" + number, now)
        .update();
    jdbc.sql(
            "insert into people.membership (institution_id, person_id, unit_id, from_at) values"
                + " (?,?,?,?)")
        .params(institution.id(), id, klass, now)
        .update();
    jdbc.sql(
            "insert into people.residence (institution_id, person_id, place_id, from_at) values"
                + " (?,?,?,?)")
        .params(institution.id(), id, room, now)
        .update();
    return id;
  }
}
