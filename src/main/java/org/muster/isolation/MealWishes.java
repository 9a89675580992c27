package org.muster.isolation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each who is isolated eats, and which meals they do not want. */
@Service
public class MealWishes {

  static final SealedColumn ALLERGIES =
      new SealedColumn("isolation.diet", "allergies", "person_id", true);

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  MealWishes(
      JdbcClient jdbc,
      StayTable table,
      Institutions institutions,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** What they must not eat, of what was stored. */
  @Nullable String allergies(UUID person, @Nullable String stored) {
    return stored == null ? null : seals.open(ALLERGIES.name(), person, stored);
  }

  /**
   * What somebody eats until they say otherwise.
   *
   * @param allergies empty for none
   */
  public record Standing(Diet diet, String allergies) {}

  /** What a person eats. */
  public Standing standing(UUID person) {
    return jdbc.sql(
            "select diet, allergies from isolation.diet where institution_id = ? and person_id = ?")
        .params(CurrentInstitution.get(), person)
        .query(
            (row, n) ->
                new Standing(
                    Diet.of(row.getString(1)),
                    Optional.ofNullable(allergies(person, row.getString(2))).orElse("")))
        .optional()
        .orElse(new Standing(Diet.NORMAL, ""));
  }

  /** Says what they eat; a meal that is counted stays as it was counted. */
  @Transactional
  public void set(UUID person, Standing standing) {
    if (standing.allergies().length() > 300) {
      throw Problem.unprocessable("isolation.words", 300);
    }
    jdbc.sql(
            """
            insert into isolation.diet (institution_id, person_id, diet, allergies, at)
            values (:institution, :person, :diet, nullif(:allergies, ''), :now)
            on conflict (institution_id, person_id) do update
               set diet = excluded.diet, allergies = excluded.allergies, at = excluded.at
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("diet", standing.diet().word())
        .param(
            "allergies",
            standing.allergies().isBlank()
                ? ""
                : seals.seal(ALLERGIES.name(), person, standing.allergies().strip()))
        .param("now", table.now())
        .update();
    trail.record("isolation.diet", "person", person, Map.of());
  }

  /** Says that a meal is not wanted, or wanted after all. */
  @Transactional
  public void skip(Stay stay, LocalDate day, Meal meal, boolean skipped) {
    var today = institutions.today();
    if (day.isBefore(today) || day.isAfter(today.plusDays(7))) {
      throw Problem.unprocessable("isolation.meal-day");
    }
    jdbc.sql(
            skipped
                ? """
                insert into isolation.skip (institution_id, stay_id, day, meal, at)
                values (:institution, :stay, :day, :meal, :now) on conflict do nothing
                """
                : """
                delete from isolation.skip
                 where institution_id = :institution and stay_id = :stay and day = :day
                   and meal = :meal and :now::timestamptz is not null
                """)
        .param("institution", CurrentInstitution.get())
        .param("stay", stay.id())
        .param("day", day)
        .param("meal", meal.word())
        .param("now", table.now())
        .update();
    trail.record("isolation.skip", "person", stay.person(), Map.of("meal", meal.word()));
  }

  /**
   * A meal as its eater sees it.
   *
   * @param skipped "not this one"
   * @param counted too late for the count; a change still reaches the office
   */
  public record Mine(
      LocalDate day,
      Meal meal,
      boolean skipped,
      boolean counted,
      @Nullable OffsetDateTime deliveredAt,
      @Nullable Boolean received) {}

  /** Somebody's meals of today and tomorrow. */
  public List<Mine> of(Stay stay) {
    var today = institutions.today();
    record Key(LocalDate day, String meal) {}
    var skipped = new HashSet<Key>();
    jdbc.sql("select day, meal from isolation.skip where institution_id = ? and stay_id = ?")
        .params(CurrentInstitution.get(), stay.id())
        .query(
            row -> {
              skipped.add(new Key(row.getObject(1, LocalDate.class), row.getString(2)));
            });
    record Came(@Nullable OffsetDateTime at, @Nullable Boolean received) {}
    var came = new HashMap<Key, Came>();
    jdbc.sql(
            """
            select day, meal, delivered_at, received from isolation.serving
             where institution_id = ? and stay_id = ? and day >= ?
            """)
        .params(CurrentInstitution.get(), stay.id(), today)
        .query(
            row -> {
              came.put(
                  new Key(row.getObject(1, LocalDate.class), row.getString(2)),
                  new Came(
                      row.getObject(3, OffsetDateTime.class), row.getObject(4, Boolean.class)));
            });
    return java.util.stream.Stream.of(today, today.plusDays(1))
        .flatMap(day -> java.util.Arrays.stream(Meal.values()).map(meal -> Map.entry(day, meal)))
        .map(
            one -> {
              var key = new Key(one.getKey(), one.getValue().word());
              var what = came.getOrDefault(key, new Came(null, null));
              return new Mine(
                  one.getKey(),
                  one.getValue(),
                  skipped.contains(key),
                  !clock
                      .instant()
                      .isBefore(
                          one.getValue().countedAt(one.getKey(), institutions.current().zone())),
                  what.at(),
                  what.received());
            })
        .toList();
  }
}
