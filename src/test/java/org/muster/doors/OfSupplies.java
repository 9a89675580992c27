package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the placeholders of the room supplies stand for: a campaign of a store, what lies there, a
 * second store.
 */
final class OfSupplies {

  private OfSupplies() {}

  static String word(String word, JdbcClient jdbc, UUID institution) {
    var id = id(institution, "campaign");
    for (var statement :
        new String[] {
          """
          insert into supplies.store (institution_id, id, name, made_at)
          values (:institution, :id, '库', '2026-11-01Z') on conflict do nothing
          """,
          """
          insert into supplies.campaign (institution_id, id, name_zh, store_id, made_at, made_by)
          values (:institution, :id, '包', :id, '2026-11-01Z', '-') on conflict do nothing
          """,
          """
          insert into supplies.store (institution_id, id, name, made_at)
          values (:institution, :second, '分库', '2026-11-01Z') on conflict do nothing
          """,
          """
          insert into supplies.item (institution_id, id, name_zh, unit_zh, made_at)
          values (:institution, :item, '口罩', '只', '2026-11-01Z') on conflict do nothing
          """
        }) {
      jdbc.sql(statement)
          .param("institution", institution)
          .param("id", id)
          .param("second", id(institution, "second-store"))
          .param("item", id(institution, "item"))
          .update();
    }
    return id(institution, word).toString();
  }

  private static UUID id(UUID institution, String word) {
    return UUID.nameUUIDFromBytes((institution + word).getBytes(StandardCharsets.UTF_8));
  }
}
