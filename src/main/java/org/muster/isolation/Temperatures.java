package org.muster.isolation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.muster.watch.Release;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Temperatures, twice a day: taken down, told at once where they are high, handled. */
@Service
public class Temperatures {

  static final SealedColumn HANDLED =
      new SealedColumn("isolation.reading", "handled_what", "person_id", true);

  private final JdbcClient jdbc;
  private final StayTable table;
  private final IsolationRules rules;
  private final StayNotices notices;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;

  Temperatures(
      JdbcClient jdbc,
      StayTable table,
      IsolationRules rules,
      StayNotices notices,
      Institutions institutions,
      Seals seals,
      Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.rules = rules;
    this.notices = notices;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
  }

  /**
   * Takes one down.
   *
   * @param key made by whoever sends it: sent again, it changes nothing
   * @param typed in degrees Celsius, as people type it
   * @throws Problem where it is no temperature, or the stay is over
   */
  @Transactional
  public Reading take(Stay stay, UUID key, String typed) {
    int tenths =
        Reading.parse(typed).orElseThrow(() -> Problem.unprocessable("isolation.temperature"));
    if (!stay.in()) {
      throw Problem.conflict("isolation.changed");
    }
    int made =
        jdbc.sql(
                """
                insert into isolation.reading (institution_id, id, stay_id, person_id, at, tenths,
                                               by_name)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (institution_id, id) do nothing
                """)
            .params(
                CurrentInstitution.get(),
                key,
                stay.id(),
                stay.person(),
                table.now(),
                tenths,
                Actor.current().name())
            .update();
    var reading = get(stay, key);
    if (made > 0) {
      if (reading.alert()) {
        notices.fever(stay, key);
      }
      trail.record("isolation.temperature", "person", stay.person(), Map.of());
    }
    return reading;
  }

  private Reading get(Stay stay, UUID id) {
    return of(stay).stream()
        .filter(reading -> reading.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** A stay's, the newest first. */
  public List<Reading> of(Stay stay) {
    return jdbc.sql(
            """
            select id, stay_id, at, tenths, by_name, handled_at, handled_by, handled_what
              from isolation.reading where institution_id = ? and stay_id = ? order by at desc, id
            """)
        .params(CurrentInstitution.get(), stay.id())
        .query(
            (row, n) ->
                new Reading(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getInt(4),
                    row.getString(5),
                    StayTable.instant(row, 6),
                    row.getString(7),
                    opened(stay, row.getString(8))))
        .list();
  }

  private @Nullable String opened(Stay stay, @Nullable String stored) {
    return stored == null ? null : seals.open(HANDLED.name(), stay.person(), stored);
  }

  /**
   * Says what was done about a high one.
   *
   * @throws Problem without words, or where somebody else said so before
   */
  @Transactional
  public void handle(Stay stay, UUID reading, String what) {
    if (what.isBlank() || what.length() > 1_000) {
      throw Problem.unprocessable("isolation.words", 1_000);
    }
    int handled =
        jdbc.sql(
                """
                update isolation.reading set handled_at = ?, handled_by = ?, handled_what = ?
                 where institution_id = ? and id = ? and stay_id = ? and handled_at is null
                """)
            .params(
                table.now(),
                Actor.current().name(),
                seals.seal(HANDLED.name(), stay.person(), what.strip()),
                CurrentInstitution.get(),
                reading,
                stay.id())
            .update();
    if (handled == 0) {
      throw Problem.conflict("isolation.handled");
    }
    trail.record("isolation.handle", "person", stay.person(), Map.of());
  }

  /** Takes a test's result down; of a day the last one said holds. */
  @Transactional
  public void test(Stay stay, UUID key, LocalDate day, boolean negative) {
    if (day.isAfter(institutions.today()) || day.isBefore(stay.countsFrom().minusDays(7))) {
      throw Problem.unprocessable("isolation.test-day");
    }
    jdbc.sql(
            """
            insert into isolation.test (institution_id, id, stay_id, person_id, day, negative, at,
                                        by_name)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (institution_id, stay_id, day) do update
               set negative = excluded.negative, at = excluded.at, by_name = excluded.by_name
            """)
        .params(
            CurrentInstitution.get(),
            key,
            stay.id(),
            stay.person(),
            day,
            negative,
            table.now(),
            Actor.current().name())
        .update();
    trail.record("isolation.test", "person", stay.person(), Map.of());
  }

  /** A test of a day. */
  public record Tested(LocalDate day, boolean negative, String by) {}

  /** A stay's tests, the oldest first. */
  public List<Tested> tests(Stay stay) {
    return jdbc.sql(
            """
            select day, negative, by_name from isolation.test
             where institution_id = ? and stay_id = ? order by day
            """)
        .params(CurrentInstitution.get(), stay.id())
        .query(
            (row, n) ->
                new Tested(row.getObject(1, LocalDate.class), row.getBoolean(2), row.getString(3)))
        .list();
  }

  /** How far somebody is from their release today. */
  public Release release(Stay stay) {
    var institution = institutions.current();
    var seen = new ArrayList<Release.Seen>();
    of(stay).forEach(one -> seen.add(new Release.Seen(one.at(), one.tenths() / 10.0, null)));
    tests(stay)
        .forEach(
            one ->
                seen.add(
                    new Release.Seen(
                        one.day().atTime(LocalTime.NOON).atZone(institution.zone()).toInstant(),
                        null,
                        one.negative())));
    return Release.judge(
        rules.of(stay.kind()).conditions(stay.days()),
        stay.countsFrom(),
        seen,
        institutions.today(),
        institution::day);
  }

  /** True where somebody has been measured since a moment. */
  public boolean measuredSince(Stay stay, Instant moment) {
    return jdbc.sql(
            """
            select exists (select from isolation.reading
                            where institution_id = ? and stay_id = ? and at >= ?)
            """)
        .params(CurrentInstitution.get(), stay.id(), moment.atOffset(java.time.ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }
}
