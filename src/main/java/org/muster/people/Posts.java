package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which post from when to when, and who stands in. Nothing is deleted: posts end. */
@Service
public class Posts {

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Trail trail;

  Posts(JdbcClient jdbc, Institutions institutions, Trail trail) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
  }

  /** The posts held today of a kind, by unit and number. */
  public List<PostLine> held(PostKind kind) {
    return select("and p.kind = :kind order by u.name, h.number")
        .param("kind", kind.word())
        .query(Posts::line)
        .list();
  }

  /** The posts a person holds today. */
  public List<PostLine> of(UUID person) {
    return select("and p.person_id = :person order by p.kind, u.name")
        .param("person", person)
        .query(Posts::line)
        .list();
  }

  /** Everybody who holds a post today, once each. */
  public List<PersonLine> holders() {
    return jdbc.sql(
            """
            select h.id, h.number, h.name, h.kind = 'student', null, null
              from people.person h
             where h.institution_id = :institution and h.left_at is null
               and exists (select from people.post p
                            where p.institution_id = h.institution_id and p.person_id = h.id
                              and p.from_on <= :today and (p.to_on is null or p.to_on >= :today))
             order by h.number
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .query(
            (row, n) ->
                new PersonLine(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    null,
                    null))
        .list();
  }

  /**
   * Appoints a person from today on; one who holds the post already keeps it.
   *
   * @throws Problem when there is nobody of this number, or no such unit
   */
  @Transactional
  public void appoint(String number, PostKind kind, UUID unit) {
    var id = Ids.next();
    var person = person(number);
    boolean there =
        jdbc.sql("select exists (select from people.unit where institution_id = ? and id = ?)")
            .params(CurrentInstitution.get(), unit)
            .query(Boolean.class)
            .single();
    if (!there) {
      throw Problem.notFound();
    }
    int made =
        jdbc.sql(
                """
                insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(CurrentInstitution.get(), id, person, kind.word(), unit, institutions.today())
            .update();
    if (made > 0) {
      trail.record("people.appoint", "post", id, Map.of("kind", kind.word()));
    }
  }

  /** Ends a post with a last day, which may be today. */
  @Transactional
  public void end(UUID post, LocalDate lastDay) {
    int ended =
        jdbc.sql(
                """
                update people.post set to_on = greatest(from_on, ?)
                 where institution_id = ? and id = ?
                """)
            .params(lastDay, CurrentInstitution.get(), post)
            .update();
    if (ended == 0) {
      throw Problem.notFound();
    }
    trail.record("people.post-end", "post", post, Map.of());
  }

  /**
   * Has somebody do a post's work between two days, both included; the holder keeps it beside them.
   *
   * @throws Problem when there is nobody of this number, or the days are the wrong way round
   */
  @Transactional
  public void standIn(UUID post, String number, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw Problem.unprocessable("people.days");
    }
    int made =
        jdbc.sql(
                """
                insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
                select p.institution_id, ?, p.id, ?, ?, ? from people.post p
                 where p.institution_id = ? and p.id = ?
                """)
            .params(Ids.next(), person(number), from, to, CurrentInstitution.get(), post)
            .update();
    if (made == 0) {
      throw Problem.notFound();
    }
    trail.record("people.stand-in", "post", post, Map.of());
  }

  private UUID person(String number) {
    return jdbc.sql(
            """
            select id from people.person
             where institution_id = ? and number = ? and left_at is null
            """)
        .params(CurrentInstitution.get(), number.strip())
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Problem.unprocessable("people.number-unknown"));
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select p.id, h.id, h.number, h.name, p.kind, u.id, u.name, p.from_on, p.to_on, s.name,
                   s.to_on
              from people.post p
              join people.person h on h.institution_id = p.institution_id and h.id = p.person_id
              join people.unit u on u.institution_id = p.institution_id and u.id = p.unit_id
              left join lateral (
                select i.name, s.to_on from people.stand_in s
                  join people.person i on i.institution_id = s.institution_id and i.id = s.person_id
                 where s.institution_id = p.institution_id and s.post_id = p.id
                   and :today between s.from_on and s.to_on
                 order by s.to_on desc limit 1) s on true
             where p.institution_id = :institution
               and p.from_on <= :today and (p.to_on is null or p.to_on >= :today)
            """
                + clause)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today());
  }

  private static PostLine line(ResultSet row, int n) throws SQLException {
    return new PostLine(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        PostKind.of(row.getString(5)),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getObject(8, LocalDate.class),
        day(row, 9),
        row.getString(10),
        day(row, 11));
  }

  private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
