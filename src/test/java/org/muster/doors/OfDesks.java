package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room desks stand for; a campus without staff has none of it. */
final class OfDesks {

  private OfDesks() {}

  static String word(String word, JdbcClient jdbc, UUID institution, boolean own) {
    // The counsellor is of the chief counsellor's college, the working group of none.
    var teacher = own ? "T01" : "T03";
    return switch (word) {
      case "teacher" ->
          first(
              jdbc,
              "select id from people.person where institution_id = ? and number = ?",
              institution,
              teacher);
      case "stand-in" -> standIn(jdbc, institution, teacher);
      case "rota" -> shift(jdbc, institution).rota().toString();
      case "shift" -> shift(jdbc, institution).id().toString();
      case "offer" -> offer(jdbc, institution);
      default -> throw new AssertionError("no such placeholder: " + word);
    };
  }

  private static String standIn(JdbcClient jdbc, UUID institution, String teacher) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
            select p.institution_id, ?, p.id, p.person_id, date '2030-01-01', date '2030-01-02'
              from people.post p
              join people.person h on h.institution_id = p.institution_id and h.id = p.person_id
             where p.institution_id = ? and h.number = ? limit 1
            """)
        .params(id, institution, teacher)
        .update();
    return id.toString();
  }

  private record Shift(UUID rota, UUID id) {}

  /** One of T01's in a rota of the whole university, in which T02 takes turns too. */
  private static Shift shift(JdbcClient jdbc, UUID institution) {
    var made = new Shift(Ids.next(), Ids.next());
    jdbc.sql(
            """
            with holder as (
              select id from people.person where institution_id = :institution and number = 'T01'
            ), rota as (
              insert into desks.rota (institution_id, id, name_zh, what_for, unit_id,
                                      shifts_per_day, begins, owner_id, made_at)
              select :institution, :rota, '值班', '值守', u.id, 1, '08:00', h.id, '2026-11-01Z'
                from holder h, people.unit u
               where u.institution_id = :institution and u.parent_id is null
            ), turn as (
              insert into desks.member (institution_id, rota_id, person_id, position)
              select :institution, :rota, p.id, 1 from people.person p
               where p.institution_id = :institution and p.number in ('T01', 'T02')
            )
            insert into desks.shift
              (institution_id, id, rota_id, person_id, start_at, end_at, changed_at)
            select :institution, :id, :rota, h.id, '2030-01-01Z', '2030-01-02Z', '2026-11-01Z'
              from holder h
            """)
        .param("institution", institution)
        .param("rota", made.rota())
        .param("id", made.id())
        .update();
    return made;
  }

  private static String offer(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into desks.offer (institution_id, id, shift_id, by_id, at)
            select s.institution_id, :id, s.id, s.person_id, s.changed_at
              from desks.shift s where s.institution_id = :institution and s.id = :shift
            """)
        .param("institution", institution)
        .param("id", id)
        .param("shift", shift(jdbc, institution).id())
        .update();
    return id.toString();
  }

  private static String first(JdbcClient jdbc, String sql, Object... parameters) {
    return jdbc.sql(sql)
        .params(parameters)
        .query(String.class)
        .optional()
        .orElseGet(() -> Ids.next().toString());
  }
}
