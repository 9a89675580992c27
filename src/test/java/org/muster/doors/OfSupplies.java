package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room supplies stand for: a campaign of an empty store. */
final class OfSupplies {

  private OfSupplies() {}

  static String word(JdbcClient jdbc, UUID institution) {
    var id = UUID.nameUUIDFromBytes((institution + "supplies").getBytes(StandardCharsets.UTF_8));
    for (var statement :
        new String[] {
          """
          insert into supplies.store (institution_id, id, name, made_at)
          values (:institution, :id, '库', '2026-11-01Z') on conflict do nothing
          """,
          """
          insert into supplies.campaign (institution_id, id, name_zh, store_id, made_at, made_by)
          values (:institution, :id, '包', :id, '2026-11-01Z', '-') on conflict do nothing
          """
        }) {
      jdbc.sql(statement).param("institution", institution).param("id", id).update();
    }
    return id.toString();
  }
}
