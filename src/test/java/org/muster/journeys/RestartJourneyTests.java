package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator's worst minutes do to a running Muster; one after the other, on one directory.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartJourneyTests {

  @TempDir static Path data;
  static MusterProcess muster;

  @BeforeAll
  static void start() throws Exception {
    muster = MusterProcess.start(data);
  }

  @AfterAll
  static void stop() throws Exception {
    muster.close();
  }

  @Test
  @Order(1)
  void aSecondStartOnTheSameDirectoryIsRefusedInBothLanguages() throws Exception {
    try (var second = MusterProcess.launch(data)) {
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.output())
          .contains("已有一个日况程序正在使用数据目录", "Another Muster is running on the data directory");
    }
    assertThat(muster.isUp()).isTrue();
  }

  @Test
  @Order(2)
  void aKilledDatabaseComesBack() throws Exception {
    var before = muster.database();

    muster.killDatabase();

    muster.waitUntil(muster::isUp);
    assertThat(before.isAlive()).isFalse();
    assertThat(muster.database().isAlive()).isTrue();
  }

  @Test
  @Order(3)
  void aKilledProgramStartsAgainAndClearsThePostgresItLeftBehind() throws Exception {
    var orphan = muster.database();
    muster.kill();
    assertThat(orphan.isAlive()).as("PostgreSQL outlives its program").isTrue();

    muster = MusterProcess.start(data);

    assertThat(orphan.isAlive()).isFalse();
    assertThat(muster.output()).contains("was left running by a killed Muster");
  }

  @Test
  @Order(4)
  void aStoppedProgramTakesItsPostgresWithIt() throws Exception {
    var database = muster.database();

    muster.stop();

    assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  @Order(5)
  void aSignInSettingThatCannotWorkStopsTheStartAndIsNamed() throws Exception {
    try (var wrong = MusterProcess.launch(data, "--muster.sign-in.campus.kind=cas")) {
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.output())
          .contains("缺少设置 muster.sign-in.campus.server", "muster.sign-in.campus.server is missing");
    }
  }
}
