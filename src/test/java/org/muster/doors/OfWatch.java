package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room watch stand for. */
final class OfWatch {

  private OfWatch() {}

  /** A list that is not in force yet. */
  static String draft(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into watch.list (institution_id, id, name_zh, layer, every_days, by_hour,
                                    keep_days, state, created_by, created_at)
            values (?, ?, '名单', 'attention', 1, '20:00', 0, 'draft', '张处长', '2026-11-01Z')
            """)
        .params(institution, id)
        .update();
    return id.toString();
  }
}
