package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A situation report that is still a draft. */
final class OfSitreps {

  private OfSitreps() {}

  static String draft(JdbcClient jdbc, UUID institution) {
    var id = UUID.nameUUIDFromBytes((institution + "sitrep").getBytes(StandardCharsets.UTF_8));
    jdbc.sql(
            """
            insert into situation.sitrep (institution_id, id, language, title, day, frozen_at,
                                          made_by, frozen, sections)
            values (?, ?, 'zh-CN', '门', '2026-11-21', '2026-11-21Z', '-',
                    '{"institution": "门", "day": "2026-11-21", "at": "2026-11-21T00:00:00Z",
                      "figures": [], "colleges": [], "days": []}',
                    '[{"heading": "门", "text": ""}]')
            on conflict do nothing
            """)
        .params(institution, id)
        .update();
    return id.toString();
  }
}
