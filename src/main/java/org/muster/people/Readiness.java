package org.muster.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Where the staff are and whether they do their work: what they said last of a day holds. */
@Service
public class Readiness {

  /** Where somebody is. */
  public enum Whereabouts {
    CAMPUS,
    TOWN,
    AWAY;

    /** The word in the database and in pages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What is said of somebody's days.
   *
   * @param until the last day; null for until further notice
   * @param works false for one who does not do their work: without a stand-in, a gap in the chain
   * @param region where they are, as a GB/T 2260 code; null where it is not told
   * @param isolating keeps to their own room until the last day
   * @param hoursAway from being called to being on campus, 0 to 240; null for not to be recalled
   */
  public record Days(
      LocalDate from,
      @Nullable LocalDate until,
      boolean works,
      Whereabouts whereabouts,
      @Nullable String region,
      boolean isolating,
      @Nullable Integer hoursAway) {}

  private final JdbcClient jdbc;
  private final StaffTable staff;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Readiness(
      JdbcClient jdbc, StaffTable staff, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.staff = staff;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who see where others are: their college's staff, or everybody's. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  /**
   * The staff in a charge with what they said of the day a moment is in, by college and number;
   * nobody for those who see nobody.
   */
  public List<StaffLine> ofStaff(Scope scope, Instant at) {
    return isFor(scope)
        ? staff.of(units(scope), institutions.current().day(at), institutions.today())
        : List.of();
  }

  /** One of the staff in a charge, with what they said of today. */
  public Optional<StaffLine> ofStaff(Scope scope, UUID person) {
    return isFor(scope)
        ? staff.one(units(scope), person, institutions.today()).stream().findFirst()
        : Optional.empty();
  }

  /** One's own line; empty for those who are not staff. */
  public Optional<StaffLine> own(UUID person) {
    return staff.one(null, person, institutions.today()).stream().findFirst();
  }

  private static @Nullable Set<UUID> units(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) ? null : scope.units(PostKind.CHIEF_COUNSELLOR);
  }

  /** True unless it was said of somebody that they do not work on a day. */
  boolean works(UUID person, LocalDate day) {
    return jdbc.sql(
            """
            select works from people.readiness
             where institution_id = ? and person_id = ?
               and from_on <= ? and (until is null or until >= ?)
             order by id desc limit 1
            """)
        .params(CurrentInstitution.get(), person, day, day)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /** The days between two on which some of these people are isolating or do not work. */
  public Map<UUID, Set<LocalDate>> notWorking(List<UUID> people, LocalDate from, LocalDate to) {
    var days = new HashMap<UUID, Set<LocalDate>>();
    jdbc.sql(
            """
            select p.id, g.day::date
              from unnest(:people::uuid[]) as p(id)
             cross join generate_series(:from::date, :to::date, interval '1 day') as g(day)
             cross join lateral (
               select r.works, r.isolating from people.readiness r
                where r.institution_id = :institution and r.person_id = p.id
                  and r.from_on <= g.day and (r.until is null or r.until >= g.day)
                order by r.id desc limit 1) newest
             where not newest.works or newest.isolating
            """)
        .param("institution", CurrentInstitution.get())
        .param("people", people.toArray(UUID[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              days.computeIfAbsent(row.getObject(1, UUID.class), none -> new HashSet<>())
                  .add(row.getObject(2, LocalDate.class));
            });
    return days;
  }

  /** What holds of somebody today; empty where nothing was said. */
  public Optional<Days> today(UUID person) {
    return jdbc.sql(
            """
            select from_on, until, works, whereabouts, region, isolating, hours_away
              from people.readiness
             where institution_id = :institution and person_id = :person
               and from_on <= :today and (until is null or until >= :today)
             order by id desc limit 1
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("today", institutions.today())
        .query((row, n) -> StaffTable.days(row, 1))
        .optional();
  }

  /**
   * Says where somebody is from a day on; what was said before holds again afterwards.
   *
   * @throws Problem when the days are the wrong way round, or one in isolation is to be recalled
   */
  @Transactional
  public void say(UUID person, Days days, String by) {
    if (days.until() != null && days.until().isBefore(days.from())) {
      throw Problem.unprocessable("people.days");
    }
    if (days.isolating() && days.hoursAway() != null) {
      throw Problem.unprocessable("people.isolating");
    }
    if (days.hoursAway() != null && (days.hoursAway() < 0 || days.hoursAway() > 240)) {
      throw Problem.unprocessable("people.hours");
    }
    jdbc.sql(
            """
            insert into people.readiness (institution_id, person_id, id, from_on, until, works,
                                          whereabouts, region, isolating, hours_away, by_name, at)
            values (:institution, :person, :id, :from, :until, :works, :whereabouts, :region,
                    :isolating, :hours, :by, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("id", Ids.next())
        .param("from", days.from())
        .param("until", days.until())
        .param("works", days.works())
        .param("whereabouts", days.whereabouts().word())
        .param("region", days.region())
        .param("isolating", days.isolating())
        .param("hours", days.hoursAway())
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("people.readiness", "person", person, Map.of());
  }
}
