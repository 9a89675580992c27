package org.muster.isolation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/**
 * A small campus with an isolation building of three single rooms on two floors, a clinic and
 * logistics. Students with odd numbers are men.
 */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
public abstract class OnIsolation extends OnCampus {

  protected Viewer clinic;
  protected Viewer logistics;
  protected UUID building;

  @BeforeEach
  protected void isolation() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          clinic = office("T08", "钱医生", "clinic");
          logistics = office("T09", "孙师傅", "logistics");
          building = place(null, "building", "9号楼");
          place(building, "room", "101");
          place(building, "room", "102");
          place(building, "room", "201");
          jdbc.sql(
                  """
                  update people.person
                     set sex = case when substring(number from '[0-9]+')::int % 2 = 1
                                    then 'M' else 'F' end
                   where institution_id = ?
                  """)
              .param(campus.id())
              .update();
        });
    assertThat(declare(rooms())).hasStatus3xxRedirection();
  }

  protected org.springframework.test.web.servlet.assertj.MvcTestResult declare(List<UUID> rooms) {
    return post(
        logistics,
        "/isolation/rooms",
        "building",
        building.toString(),
        "room",
        String.join(",", rooms.stream().map(UUID::toString).toList()),
        "capacity",
        "1",
        "sex",
        "any",
        "bathroom",
        "true",
        "usable",
        "true");
  }

  protected List<UUID> rooms() {
    return ids(
        "select id from people.place where institution_id = ? and parent_id = '%s' order by name"
            .formatted(building));
  }

  protected List<UUID> ids(String sql) {
    return CurrentInstitution.call(
        campus.id(), () -> jdbc.sql(sql).param(campus.id()).query(UUID.class).list());
  }

  /** Asks for isolation and places into a room. */
  protected UUID stay(String number, int room) {
    ask(number, "contact");
    assertThat(place(counsellor, number, rooms().get(room))).hasStatus3xxRedirection();
    return ids("""
    select s.id from isolation.stay s
      join people.person p on p.institution_id = s.institution_id and p.id = s.person_id
     where s.institution_id = ? and p.number = '%s'
    """
            .formatted(number))
        .getFirst();
  }

  protected void ask(String number, String kind) {
    assertThat(
            post(
                counsellor,
                "/isolation/place/" + person(number),
                "kind",
                kind,
                "from",
                "2026-11-19",
                "reason",
                "同宿舍一人发热"))
        .hasStatus3xxRedirection();
  }

  protected org.springframework.test.web.servlet.assertj.MvcTestResult place(
      Viewer by, String number, UUID room) {
    return post(by, "/isolation/place/%s/room".formatted(person(number)), "room", room.toString());
  }

  protected Viewer student(String number) {
    return new Viewer(campus.id(), person(number), "试" + number);
  }

  private Viewer office(String number, String name, String kind) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, '', ?)
            """)
        .params(campus.id(), id, number, name, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select ?, ?, ?, ?, u.id, date '2026-09-01' from people.unit u
             where u.institution_id = ? and u.parent_id is null
            """)
        .params(campus.id(), Ids.next(), id, kind, campus.id())
        .update();
    return new Viewer(campus.id(), id, name);
  }

  private UUID place(@org.jspecify.annotations.Nullable UUID parent, String kind, String name) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.place (institution_id, id, parent_id, kind, name)
            values (:institution, :id, :parent::uuid, :kind, :name)
            """)
        .param("institution", campus.id())
        .param("id", id)
        .param("parent", parent)
        .param("kind", kind)
        .param("name", name)
        .update();
    jdbc.sql("update people.institution set revision = revision + 1 where id = ?")
        .param(campus.id())
        .update();
    return id;
  }
}
