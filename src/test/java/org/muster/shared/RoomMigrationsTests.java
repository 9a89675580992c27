package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterTest
class RoomMigrationsTests {

  @Autowired JdbcClient sql;

  @Test
  void findsTheRoomsByTheirFolders() {
    assertThat(RoomMigrations.order()).contains("people").doesNotContain("__root", "shared");
  }

  @Test
  void hasRunEveryRoomThatHasMigrations() {
    var ran =
        sql.sql(
                """
                select table_name from information_schema.tables
                 where table_name like 'flyway_schema_history%'
                """)
            .query(String.class)
            .list();
    assertThat(ran)
        .contains("flyway_schema_history")
        .containsAll(
            RoomMigrations.order().stream().map(room -> "flyway_schema_history_" + room).toList());
  }
}
