package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The house stands: the program answers, and sees the rows it may see. */
@MusterTest
class HouseTests {

  @Autowired JdbcClient sql;
  @Autowired Clock clock;
  @Autowired MockMvcTester browser;

  @Test
  void answersThatItIsWell() {
    assertThat(browser.get().uri("/actuator/health")).hasStatusOk();
  }

  @Test
  void worksAsARoleThatRowLevelSecurityHoldsFor() {
    assertThat(
            sql.sql("select rolsuper from pg_roles where rolname = current_user")
                .query(boolean.class)
                .single())
        .isFalse();
  }

  @Test
  void tellsPostgresWhoseRowsAThreadMaySee() {
    UUID institution = UUID.randomUUID();
    String asked = "select current_setting('muster.institution')";
    assertThat(
            CurrentInstitution.<String, RuntimeException>call(
                institution, () -> sql.sql(asked).query(String.class).single()))
        .isEqualTo(institution.toString());
    assertThat(sql.sql(asked).query(String.class).single()).isEmpty();
  }

  @Test
  void hasAClockThatTestsMove() {
    assertThat(clock).isInstanceOf(MutableClock.class);
  }
}
