package org.muster.movement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private static final String FROM =
      """
        from people.student s
        left join movement.span w on w.institution_id = s.institution_id and w.person_id = s.id
          and w.to_at is null
      """;

  /** Whether the roster says of anybody that they stay is asked of an index, not of everybody. */
  private static final String SLEEPS =
      """
      (case when w.kind is not null then w.kind in ('campus', 'isolation')
            when exists (select from people.person x
                          where x.institution_id = :institution and x.kind = 'student'
                            and x.left_at is null and x.staying) then s.staying
            else s.place_id is not null end)
      """;

  private static final String HERE = " where s.institution_id = :institution and " + SLEEPS;

  /**
   * Those on campus, as SQL: {@code person_id, place_id}. Takes {@code :institution}. In hospital
   * is not on campus, in isolation is.
   */
  public static final String ON_CAMPUS =
      "select s.id as person_id, coalesce(w.place_id, s.place_id) as place_id" + FROM + HERE;

  /** How many of them by class and room, {@code unit_id, place_id, count}. */
  static final String COUNTED =
      "select s.unit_id, s.place_id, count(*)::int" + FROM + HERE + " group by 1, 2";

  /** How many are not among them. */
  static final String AWAY_COUNTED =
      "select s.unit_id, s.place_id, count(*)::int"
          + FROM
          + " where s.institution_id = :institution and "
          + SLEEPS
          + " is not true group by 1, 2";

  private static final String IN_CHARGE =
      " and (:units::uuid[] is null or s.unit_id = any (:units::uuid[]))";

  private final JdbcClient jdbc;

  Stayers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those in a charge who are on campus tonight, by number. */
  public List<Stayer> onCampusTonight(Scope scope) {
    return list(scope, "", Set.of());
  }

  /** Those of them in one of some places, or, where null is among these, nobody knows where. */
  public List<Stayer> onCampusTonight(Scope scope, Set<@Nullable UUID> places) {
    return list(
        scope,
        """
         and (coalesce(w.place_id, s.place_id) = any (:places)
              or :nowhere and coalesce(w.place_id, s.place_id) is null)
        """,
        places);
  }

  /** How many in a charge are in which place tonight; null for those of whom nobody knows. */
  public Map<@Nullable UUID, Integer> places(Scope scope) {
    var places = new HashMap<@Nullable UUID, Integer>();
    jdbc.sql(
            "select coalesce(w.place_id, s.place_id), count(*)"
                + FROM
                + HERE
                + IN_CHARGE
                + " group by 1")
        .param("institution", CurrentInstitution.get())
        .param("units", scope.units())
        .query(
            row -> {
              places.put(row.getObject(1, UUID.class), row.getInt(2));
            });
    return places;
  }

  private List<Stayer> list(Scope scope, String where, Set<@Nullable UUID> places) {
    return jdbc.sql(
            """
            select s.id, s.number, s.name, s.unit_id, coalesce(u.name, ''),
                   coalesce(w.place_id, s.place_id)
            """
                + FROM
                + """
                left join people.unit u on u.institution_id = :institution and u.id = s.unit_id
                """
                + HERE
                + IN_CHARGE
                + where
                + " order by s.number")
        .param("institution", CurrentInstitution.get())
        .param("units", scope.units())
        .param("places", places.stream().filter(Objects::nonNull).toArray(UUID[]::new))
        .param("nowhere", places.stream().anyMatch(Objects::isNull))
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
