package org.muster.movement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who sleeps on campus tonight. Where somebody was said to be counts; of whom nothing was said the
 * roster decides: where it says who stays, only they do, where it says that of nobody, everybody
 * with a room does.
 */
@Service
public class Stayers {

  /**
   * Somebody who is on campus.
   *
   * @param place the room, or where else on campus they are; null where nobody knows
   */
  public record Stayer(
      UUID person,
      String number,
      String name,
      @Nullable UUID unit,
      String unitName,
      @Nullable UUID place) {}

  /**
   * Those on campus, as SQL: {@code person_id, place_id}. Takes {@code :institution}. In hospital
   * is not on campus, in isolation is.
   */
  public static final String ON_CAMPUS =
      """
      select s.id as person_id, coalesce(w.place_id, s.place_id) as place_id
        from people.student s
        left join movement.span w on w.institution_id = s.institution_id and w.person_id = s.id
          and w.to_at is null
       where s.institution_id = :institution
         and case when w.kind is not null then w.kind in ('campus', 'isolation')
                  when (select bool_or(x.staying) from people.student x
                         where x.institution_id = :institution) then s.staying
                  else s.place_id is not null end
      """;

  private final JdbcClient jdbc;

  Stayers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those in a charge who are on campus tonight, by number. */
  public List<Stayer> onCampusTonight(Scope scope) {
    return jdbc.sql(
            """
            select s.id, s.number, s.name, s.unit_id, coalesce(u.name, ''), c.place_id
              from (%s) c
              join people.student s on s.institution_id = :institution and s.id = c.person_id
              left join people.unit u on u.institution_id = :institution and u.id = s.unit_id
             where :units::uuid[] is null or s.unit_id = any (:units::uuid[])
             order by s.number
            """
                .formatted(ON_CAMPUS))
        .param("institution", CurrentInstitution.get())
        .param("units", scope.units())
        .query(
            (row, n) ->
                new Stayer(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    row.getObject(6, UUID.class)))
        .list();
  }
}
