package org.muster.movement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.requests.Settled;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters what is granted: by a decision, or by taking a day of a batch. */
@Component
class Grants {

  private final JdbcClient jdbc;
  private final Passes passes;
  private final Institutions institutions;
  private final Clock clock;

  Grants(JdbcClient jdbc, Passes passes, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.passes = passes;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** From when to when, and where: what a decision grants. */
  record Terms(Leave.Kind kind, Instant from, Instant to, @Nullable String region) {}

  /** Enters what was granted, inside the decision. */
  void grant(Settled settled, Terms terms) {
    jdbc.sql(
            """
            insert into movement.leave (institution_id, id, person_id, kind, from_at, to_at, region,
                                        granted_at, granted_by)
            values (:institution, :id, :person, :kind, :from, :to, :region::text, :now, :by)
            on conflict (institution_id, id) do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", settled.ask().id())
        .param("person", settled.ask().about())
        .param("kind", terms.kind().word())
        .param("from", terms.from().atOffset(ZoneOffset.UTC))
        .param("to", terms.to().atOffset(ZoneOffset.UTC))
        .param("region", terms.region())
        .param("now", now())
        .param("by", settled.byName())
        .update();
    if (terms.kind() != Leave.Kind.STAY) {
      passes.issue(settled.ask().id(), settled.ask().about(), terms);
    }
  }

  /** Enters a return on a day of a batch: nobody has to decide it again. */
  void grantReturn(UUID id, UUID person, LocalDate day, String by) {
    var zone = institutions.current().zone();
    var terms =
        new Terms(
            Leave.Kind.RETURN,
            day.atStartOfDay(zone).toInstant(),
            day.atTime(LeaveTerms.BACK).atZone(zone).toInstant(),
            null);
    jdbc.sql(
            """
            insert into movement.leave (institution_id, id, person_id, kind, from_at, to_at, region,
                                        granted_at, granted_by)
            select :institution, :id, s.id, 'return', :from, :to, s.destination, :now, :by
              from people.student s where s.institution_id = :institution and s.id = :person
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("person", person)
        .param("from", terms.from().atOffset(ZoneOffset.UTC))
        .param("to", terms.to().atOffset(ZoneOffset.UTC))
        .param("now", now())
        .param("by", by)
        .update();
    passes.issue(id, person, terms);
  }

  /**
   * Another day is taken in its place.
   *
   * @throws Problem 409 for whoever has arrived
   */
  void replace(UUID id) {
    int replaced =
        jdbc.sql(
                """
                update movement.leave set cancelled_at = ?
                 where institution_id = ? and id = ? and ended_at is null and cancelled_at is null
                """)
            .params(now(), CurrentInstitution.get(), id)
            .update();
    if (replaced == 0) {
      throw Problem.conflict("movement.over");
    }
  }

  /** A gate saw them go, before the day's time or the program's own look. */
  void begun(UUID id, Instant at) {
    jdbc.sql(
            """
            update movement.leave set begun_at = ?
             where institution_id = ? and id = ? and begun_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), CurrentInstitution.get(), id)
        .update();
  }

  /** True for one of the roll: leave is theirs, the staff's is not asked here. */
  boolean student(UUID person) {
    return jdbc.sql(
            "select exists (select from people.student where institution_id = ? and id = ?)")
        .params(CurrentInstitution.get(), person)
        .query(Boolean.class)
        .single();
  }

  /** True where somebody has another of a kind that holds in some of these days. */
  boolean overlaps(UUID person, UUID but, Leave.Kind kind, Instant from, Instant to) {
    return jdbc.sql(
            """
            select exists (select from movement.leave
             where institution_id = :institution and person_id = :person and id <> :but
               and kind = :kind and ended_at is null and cancelled_at is null
               and from_at < :to and to_at > :from)
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("but", but)
        .param("kind", kind.word())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
