package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Where rolls and reports lie, and that what is purged takes its table along and nothing else. */
class MonthsTests extends RoundsOnCampus {

  @Autowired Months months;

  @AfterEach
  void today() {
    clock.set(MutableClock.START);
  }

  @Test
  void aReportLiesInTheMonthInWhichItsRoundWasMade() {
    // Ids are made by the machine's clock, whatever the tests' says.
    var month =
        DateTimeFormatter.ofPattern("yyyy_MM").withZone(ZoneOffset.UTC).format(Instant.now());
    here(
        () -> {
          jdbc.sql("select rounds.make_months(current_date, 1)").query(row -> {});
          var round = open();
          reports.take(same(round, "S01", "k"));
          assertThat(tables("report", round.id())).containsExactly("rounds.report_" + month);
          assertThat(tables("roll", round.id())).containsExactly("rounds.roll_" + month);
        });
  }

  @Test
  void theNextTwoMonthsAreThereBeforeTheyBegin() {
    clock.set(Instant.parse("2041-11-21T00:00:00Z"));
    months.keep();
    months.keep();
    assertThat(named("2041")).containsExactly("report_2041_12", "roll_2041_12");
    assertThat(named("2042")).containsExactly("report_2042_01", "roll_2042_01");
  }

  @Test
  void aMonthThatHoldsSomebodysRowsStaysAndGoesWithTheLastOfThem() {
    jdbc.sql("select rounds.make_months('2020-01-01', 2)").query(row -> {});
    here(() -> onTheRoll("2020-01-31"));
    months.keep();
    assertThat(named("2020")).containsExactly("roll_2020_01");
    assertThat(
            jdbc.sql(
                    "select relforcerowsecurity from pg_class where oid ="
                        + " 'rounds.roll_2020_01'::regclass")
                .query(Boolean.class)
                .single())
        .as("still hidden from its owner")
        .isTrue();
    here(
        () ->
            jdbc.sql("delete from rounds.roll where institution_id = ?")
                .param(campus.id())
                .update());
    months.keep();
    assertThat(named("2020")).isEmpty();
  }

  @Test
  void aMonthThatHasBegunInTheRestStaysThere() {
    here(
        () -> {
          onTheRoll("2019-05-31");
          jdbc.sql("select rounds.make_months('2019-05-01', 2)").query(row -> {});
          assertThat(tables("roll", first("2019-05-31"))).containsExactly("rounds.roll_rest");
        });
    assertThat(named("2019")).containsExactly("report_2019_05", "report_2019_06", "roll_2019_06");
  }

  @Test
  void thePlannerIsToldOfAllMonthsTogether() {
    here(() -> reportAllBut(open(), "S01"));
    // As the server does by itself, for the months only.
    jdbc.sql(
            "select format('analyze %s', i.inhrelid::regclass) from pg_inherits i"
                + " where i.inhparent = 'rounds.report'::regclass")
        .query(String.class)
        .list()
        .forEach(statement -> jdbc.sql(statement).update());
    months.analyze();
    assertThat(
            jdbc.sql("select reltuples from pg_class where oid = 'rounds.report'::regclass")
                .query(Float.class)
                .single())
        .isPositive();
  }

  /** One person on the roll of a round that was made on a day. */
  private void onTheRoll(String day) {
    var round = open();
    jdbc.sql(
            """
            insert into rounds.round (institution_id, id, name, day, form_id, form_code, audience,
                                      opens_at, due_at, created_at)
            select institution_id, ?, name, ?, form_id, form_code, audience, opens_at, due_at,
                   created_at
              from rounds.round where institution_id = ? and id = ?
            """)
        .params(first(day), LocalDate.parse(day), campus.id(), round.id())
        .update();
    jdbc.sql("delete from rounds.roll where institution_id = ?").param(campus.id()).update();
    jdbc.sql(
            """
            insert into rounds.roll (institution_id, round_id, person_id, unit_id)
            values (?, ?, ?, ?)
            """)
        .params(campus.id(), first(day), person("S01"), campus.classes().getFirst())
        .update();
  }

  private UUID first(String day) {
    return jdbc.sql("select rounds.first_id(?::date)").param(day).query(UUID.class).single();
  }

  private List<String> tables(String whole, UUID round) {
    return jdbc.sql(
            "select distinct tableoid::regclass::text from rounds.%s where round_id = ?"
                .formatted(whole))
        .param(round)
        .query(String.class)
        .list();
  }

  /** Months of a year that have a table. */
  private List<String> named(String year) {
    return jdbc.sql(
            """
            select relname from pg_class
             where relnamespace = 'rounds'::regnamespace and relkind = 'r'
               and relname ~ ('_' || ? || '_') order by 1
            """)
        .param(year)
        .query(String.class)
        .list();
  }
}
