package org.muster.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
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
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Readiness(JdbcClient jdbc, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
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
        .query(
            (row, n) ->
                new Days(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class),
                    row.getBoolean(3),
                    Whereabouts.valueOf(row.getString(4).toUpperCase(java.util.Locale.ROOT)),
                    row.getString(5),
                    row.getBoolean(6),
                    row.getObject(7, Integer.class)))
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
