package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looking at a person outside one's charge: for a stated reason, for an hour, and never unseen. The
 * person, their counsellor and the data-protection officer read who looked and why.
 */
@Service
public class Accesses {

  /** How long a stated reason serves. */
  public static final Duration LASTS = Duration.ofHours(1);

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 500;
  private static final int SHOWN = 200;

  /** Who looked at whom, when, until when, and why. */
  public record Access(
      UUID person,
      String personName,
      @Nullable String unit,
      String viewer,
      String reason,
      Instant at,
      Instant until) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Accesses(JdbcClient jdbc, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may look past their charge: staff who hold a post, no class leader. */
  public static boolean may(Scope scope) {
    return scope.person() != null
        && scope.charges().keySet().stream().anyMatch(kind -> kind != PostKind.CLASS_LEADER);
  }

  /** Whether there is such a person to look at; no more is said of them. */
  public boolean known(UUID person) {
    return jdbc.sql(
            """
            select exists (select from people.person
             where institution_id = ? and id = ? and left_at is null)
            """)
        .params(CurrentInstitution.get(), person)
        .query(Boolean.class)
        .single();
  }

  /**
   * Opens a person's page to the viewer for an hour.
   *
   * @throws Problem when the reason is no reason, or the viewer has no post to look from
   */
  @Transactional
  public void open(Viewer viewer, Scope scope, UUID person, String reason) {
    if (!may(scope)) {
      throw Problem.forbidden();
    }
    if (!known(person)) {
      throw Problem.notFound();
    }
    var why = reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw Problem.unprocessable("people.access-reason", SHORTEST_REASON);
    }
    var now = clock.instant();
    jdbc.sql(
            """
            insert into people.access
              (institution_id, id, viewer_id, viewer_name, person_id, reason, at, until)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            Optional.ofNullable(scope.person()).orElseThrow(),
            viewer.name(),
            person,
            why,
            now.atOffset(ZoneOffset.UTC),
            now.plus(LASTS).atOffset(ZoneOffset.UTC))
        .update();
    trail.record("access.opened", "person", person, Map.of("reason", why));
  }

  /** Who is to look after whom for a while. */
  public record Loan(UUID viewer, UUID person) {}

  /**
   * Opens persons to those who act as counsellors, in the name of somebody above both. A person who
   * is not in that charge, and a viewer who is no counsellor, are left out.
   *
   * @param until at the latest; {@link #takeBack} ends it sooner
   * @throws Problem when the lender has nobody's counsellors in their charge
   */
  @Transactional
  public void lend(Scope scope, List<Loan> loans, Instant at, Instant until, String reason) {
    boolean all = scope.holds(PostKind.WORKING_GROUP);
    if (!all && !scope.holds(PostKind.CHIEF_COUNSELLOR)) {
      throw Problem.forbidden();
    }
    int lent =
        jdbc.sql(
                """
                with acting as (%s)
                insert into people.access
                  (institution_id, id, viewer_id, viewer_name, person_id, reason, at, until)
                select :institution, l.id, v.id, v.name, p.id, :reason, :at, :until
                  from unnest(:ids::uuid[], :viewers::uuid[], :persons::uuid[])
                    as l (id, viewer_id, person_id)
                  join people.person v on v.institution_id = :institution and v.id = l.viewer_id
                  join people.student p on p.institution_id = :institution and p.id = l.person_id
                   and (:units::uuid[] is null or p.unit_id = any (:units::uuid[]))
                 where v.id in (select person_id from acting where kind = 'counsellor')
                """
                    .formatted(Chain.ACTING))
            .param("institution", CurrentInstitution.get())
            .param("today", institutions.today())
            .param("ids", loans.stream().map(loan -> Ids.next()).toArray(UUID[]::new))
            .param("viewers", loans.stream().map(Loan::viewer).toArray(UUID[]::new))
            .param("persons", loans.stream().map(Loan::person).toArray(UUID[]::new))
            .param(
                "units", all ? null : scope.units(PostKind.CHIEF_COUNSELLOR).toArray(UUID[]::new))
            .param("reason", reason)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .update();
    trail.record(
        "access.lent",
        "institution",
        CurrentInstitution.get(),
        Map.of("people", lent, "until", until.toString()));
  }

  /** Ends what was lent at a moment. */
  @Transactional
  public void takeBack(List<Loan> loans, Instant lentAt) {
    jdbc.sql(
            """
            update people.access a
               set until = greatest(:now, a.at + interval '1 microsecond')
              from unnest(:viewers::uuid[], :persons::uuid[]) as l (viewer_id, person_id)
             where a.institution_id = :institution and a.viewer_id = l.viewer_id
               and a.person_id = l.person_id and a.at = :lent and a.until > :now
            """)
        .param("institution", CurrentInstitution.get())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("lent", lentAt.atOffset(ZoneOffset.UTC))
        .param("viewers", loans.stream().map(Loan::viewer).toArray(UUID[]::new))
        .param("persons", loans.stream().map(Loan::person).toArray(UUID[]::new))
        .update();
  }

  /** The persons whom a viewer has opened and may still look at. */
  Set<UUID> open(UUID viewer) {
    return jdbc
        .sql(
            """
            select person_id from people.access
             where institution_id = ? and viewer_id = ? and until > ?
            """)
        .params(CurrentInstitution.get(), viewer, clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Who looked at those a viewer answers for: a counsellor's own students, everybody for the
   * data-protection officer and the working group.
   */
  public List<Access> of(Scope scope, Instant since) {
    boolean all = scope.overseesData();
    if (!all && !scope.holds(PostKind.COUNSELLOR)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select a.person_id, p.name, u.name, a.viewer_name, a.reason, a.at, a.until
              from people.access a
              join people.person p on p.institution_id = a.institution_id and p.id = a.person_id
              left join people.membership m on m.institution_id = a.institution_id
                and m.person_id = a.person_id and m.to_at is null
              left join people.unit u on u.institution_id = m.institution_id and u.id = m.unit_id
             where a.institution_id = :institution and a.at >= :since
               and (:units::uuid[] is null or m.unit_id = any (:units::uuid[]))
             order by a.at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("units", all ? null : scope.units(PostKind.COUNSELLOR).toArray(UUID[]::new))
        .param("limit", SHOWN)
        .query(Accesses::access)
        .list();
  }

  private static Access access(ResultSet row, int n) throws SQLException {
    return new Access(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
