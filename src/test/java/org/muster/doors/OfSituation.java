package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room situation stand for: an open warning of a class. */
final class OfSituation {

  private OfSituation() {}

  static String warning(JdbcClient jdbc, UUID institution, UUID klass) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into situation.warning
              (institution_id, id, measure, spot, spot_kind, spot_name, zone, unit_id, method, day,
               observed, expected, upper, chance, preliminary, raised_at, due_at, last_on)
            values (:institution, :id, 'round-fever', :id, 'class', '班', '{}', :unit, 'rule',
                    '2026-11-20', 3, 0, 2, 1, false, '2026-11-20Z', '2026-11-20Z', '2026-11-20')
            """)
        .param("institution", institution)
        .param("id", id)
        .param("unit", klass)
        .update();
    return id.toString();
  }
}
