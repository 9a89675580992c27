package org.muster.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.KeptRecords;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and destroys what rooms say they keep; a statement for each table. */
@Component
class Shredder {

  private final JdbcClient jdbc;
  private final Clock clock;

  Shredder(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many rows of a kind are older. */
  long count(KeptRecords kept, Instant before) {
    return kept.parts().stream()
        .mapToLong(
            part ->
                bound("select count(*) from " + part.table() + " t" + where(part.old()))
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single())
        .sum();
  }

  /** Destroys what is older; answers how many rows of which table. */
  Map<String, Long> destroy(KeptRecords kept, Instant before) {
    return destroy(kept, KeptRecords.Part::old, "before", before.atOffset(ZoneOffset.UTC));
  }

  /** Destroys what is one person's own, whatever its age. */
  Map<String, Long> destroyOf(KeptRecords kept, UUID person) {
    return destroy(kept, KeptRecords.Part::ofPerson, "person", person);
  }

  private interface Which {
    @Nullable String of(KeptRecords.Part part);
  }

  private Map<String, Long> destroy(KeptRecords kept, Which which, String name, Object value) {
    var destroyed = new LinkedHashMap<String, Long>();
    for (var part : kept.parts()) {
      var condition = which.of(part);
      if (condition != null) {
        var cleared = part.cleared();
        var change =
            cleared == null
                ? "delete from " + part.table() + " t"
                : "update " + part.table() + " t set " + cleared;
        var statement = bound(change + where(condition)).param(name, value);
        if (cleared != null && cleared.contains(":now")) {
          statement = statement.param("now", clock.instant().atOffset(ZoneOffset.UTC));
        }
        destroyed.put(part.table(), (long) statement.update());
      }
    }
    return destroyed;
  }

  private static String where(String condition) {
    return " where t.institution_id = :institution and (" + condition + ")";
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql).param("institution", CurrentInstitution.get());
  }
}
