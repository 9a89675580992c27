package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who does all the work of somebody's posts of a kind, from one day to another. */
@Service
public class PostStandIns {

  /** The posts that those above name a stand-in for; the others are the data team's to fill. */
  public static final Set<PostKind> NAMED_FROM_ABOVE =
      EnumSet.complementOf(EnumSet.of(PostKind.DATA_TEAM, PostKind.DATA_PROTECTION));

  private static final Set<PostKind> OF_COLLEGES =
      EnumSet.of(PostKind.CHIEF_COUNSELLOR, PostKind.COUNSELLOR, PostKind.CLASS_LEADER);

  /**
   * Somebody standing in, however many posts it is in.
   *
   * @param id of one of its rows
   */
  public record StandIn(
      UUID id,
      UUID holder,
      String holderName,
      UUID person,
      String name,
      PostKind kind,
      int posts,
      LocalDate from,
      LocalDate to) {

    /** True where it has begun by a day. */
    public boolean begun(LocalDate today) {
      return !from.isAfter(today);
    }
  }

  private static final String SELECT =
      """
      select min(s.id::text)::uuid, p.person_id, h.name, s.person_id, i.name, p.kind, count(*),
             s.from_on, s.to_on
        from people.stand_in s
        join people.post p on p.institution_id = s.institution_id and p.id = s.post_id
        join people.person h on h.institution_id = p.institution_id and h.id = p.person_id
        join people.person i on i.institution_id = s.institution_id and i.id = s.person_id
       where s.institution_id = :institution and s.to_on >= :today
         and (p.to_on is null or p.to_on >= :today)
      """;

  private static final String GROUPED =
      """
       group by p.person_id, h.name, s.person_id, i.name, p.kind, s.from_on, s.to_on
       order by s.from_on, h.name, p.kind, i.name
      """;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Readiness readiness;
  private final Trail trail;

  PostStandIns(JdbcClient jdbc, Institutions institutions, Readiness readiness, Trail trail) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.readiness = readiness;
    this.trail = trail;
  }

  /** The kinds of post a charge names stand-ins for; none for those who name nobody. */
  public static Set<PostKind> named(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        ? NAMED_FROM_ABOVE
        : scope.holds(PostKind.CHIEF_COUNSELLOR) ? OF_COLLEGES : Set.of();
  }

  /** Now and to come, in a charge. */
  public List<StandIn> coming(Scope scope) {
    return select("and (:units::uuid[] is null or p.unit_id = any (:units::uuid[]))" + GROUPED)
        .param("units", units(scope))
        .query(PostStandIns::line)
        .list();
  }

  /** Now and to come, of one who stands in or is stood in for. */
  public List<StandIn> of(UUID person) {
    return select("and :person in (s.person_id, p.person_id)" + GROUPED)
        .param("person", person)
        .query(PostStandIns::line)
        .list();
  }

  /**
   * Has somebody do all the work of a holder's posts of a kind in a charge, between two days, both
   * included.
   *
   * @throws Problem when there is nobody of this number, they stand in for themselves or are no
   *     staff, or the days are past or the wrong way round; not found where none of the posts is in
   *     the charge
   */
  @Transactional
  public void name(
      Scope scope, UUID holder, PostKind kind, String number, LocalDate from, LocalDate to) {
    if (from.isBefore(institutions.today())) {
      throw Problem.unprocessable("people.stand-in-past");
    }
    if (!named(scope).contains(kind)) {
      throw Problem.notFound();
    }
    put(units(scope), holder, kind, number, from, to);
  }

  /** The same, for an incident that somebody must put right. */
  @Transactional
  public void name(UUID holder, PostKind kind, String number, LocalDate from, LocalDate to) {
    put(null, holder, kind, number, from, to);
  }

  private void put(
      UUID @Nullable [] units,
      UUID holder,
      PostKind kind,
      String number,
      LocalDate from,
      LocalDate to) {
    var posts = posts(units, holder, kind, from, to);
    if (posts.isEmpty()) {
      throw Problem.notFound();
    }
    var other = standingIn(number, kind);
    if (to.isBefore(from)) {
      throw Problem.unprocessable("people.days");
    }
    if (other.equals(holder)) {
      throw Problem.unprocessable("people.stands-in-for-self");
    }
    if (!readiness.works(other, from)) {
      // The gap would stay as it is.
      throw Problem.unprocessable("people.stand-in-away");
    }
    jdbc.sql(
            """
            insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
            select :institution, s.id, s.post, :other, :from, :to
              from unnest(:ids::uuid[], :posts::uuid[]) as s(id, post)
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", posts.stream().map(post -> Ids.next()).toArray(UUID[]::new))
        .param("posts", posts.toArray(UUID[]::new))
        .param("other", other)
        .param("from", from)
        .param("to", to)
        .update();
    trail.record(
        "people.stand-in",
        "person",
        holder,
        Map.of(
            "posts", posts.size(),
            "by", other.toString(),
            "from", from.toString(),
            "to", to.toString()));
  }

  private List<UUID> posts(
      UUID @Nullable [] units, UUID holder, PostKind kind, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select id from people.post
             where institution_id = :institution and person_id = :holder and kind = :kind
               and from_on <= :to and (to_on is null or to_on >= :from)
               and (:units::uuid[] is null or unit_id = any (:units::uuid[]))
            """)
        .param("institution", CurrentInstitution.get())
        .param("holder", holder)
        .param("kind", kind.word())
        .param("units", units)
        .param("from", from)
        .param("to", to)
        .query(UUID.class)
        .list();
  }

  /** Those who read what students answered are staff. */
  private UUID standingIn(String number, PostKind kind) {
    record Found(UUID id, boolean staff) {}
    var found =
        jdbc.sql(
                """
                select id, kind = 'staff' from people.person
                 where institution_id = ? and number = ? and left_at is null
                """)
            .params(CurrentInstitution.get(), number.strip())
            .query((row, n) -> new Found(row.getObject(1, UUID.class), row.getBoolean(2)))
            .optional()
            .orElseThrow(() -> Problem.unprocessable("people.number-unknown"));
    if (!found.staff() && kind != PostKind.CLASS_LEADER) {
      throw Problem.unprocessable("people.stand-in-staff");
    }
    return found.id();
  }

  /**
   * Ends one early, so that the holder acts at once. Yesterday was its last day; one that began
   * today or later is taken out, and stays on the trail.
   */
  @Transactional
  public void end(Scope scope, UUID id) {
    var one =
        select(
                """
                and (:units::uuid[] is null or p.unit_id = any (:units::uuid[])) and s.id = :id
                """
                    + GROUPED)
            .param("units", units(scope))
            .param("id", id)
            .query(PostStandIns::line)
            .optional()
            .filter(found -> named(scope).contains(found.kind()))
            .orElseThrow(Problem::notFound);
    var today = institutions.today();
    jdbc.sql(
            (one.from().isBefore(today)
                    ? "update people.stand_in s set to_on = :yesterday"
                    : "delete from people.stand_in s")
                + """
                 where s.institution_id = :institution and s.person_id = :person
                   and s.from_on = :from and s.to_on = :to and :yesterday < :to
                   and exists (select from people.post p
                                where p.institution_id = s.institution_id and p.id = s.post_id
                                  and p.person_id = :holder and p.kind = :kind
                                  and (:units::uuid[] is null
                                       or p.unit_id = any (:units::uuid[])))
                """)
        .param("institution", CurrentInstitution.get())
        .param("yesterday", today.minusDays(1))
        .param("person", one.person())
        .param("holder", one.holder())
        .param("kind", one.kind().word())
        .param("from", one.from())
        .param("to", one.to())
        .param("units", units(scope))
        .update();
    trail.record(
        "people.stand-in-end", "person", one.holder(), Map.of("by", one.person().toString()));
  }

  private static UUID @Nullable [] units(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        ? null
        : scope.units(PostKind.CHIEF_COUNSELLOR).toArray(UUID[]::new);
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today());
  }

  private static StandIn line(ResultSet row, int n) throws SQLException {
    return new StandIn(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        PostKind.of(row.getString(6)),
        row.getInt(7),
        row.getObject(8, LocalDate.class),
        row.getObject(9, LocalDate.class));
  }
}
