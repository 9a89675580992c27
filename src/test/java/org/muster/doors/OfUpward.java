package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of returns to those above stand for: one above, with a return. */
final class OfUpward {

  private static final String FILE =
      "%s.%s.AAAA"
          .formatted(
              coded("{\"alg\":\"ES256\"}"),
              coded(
                  """
                  {"format": "muster-return/1", "institution": {"code": "10001", "name": "-"},
                   "day": "2026-11-01", "n": 1, "asOf": "2026-11-01T00:00:00Z",
                   "madeAt": "2026-11-01T00:00:00Z", "supersedes": null, "reason": "",
                   "changed": [], "figures": []}
                  """));

  private OfUpward() {}

  private static String coded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String superior(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    for (var statement :
        new String[] {
          """
          insert into situation.superior
            (institution_id, id, name, our_code, figures, sends_at, sends_since, made_by, made_at)
          select :institution, :id, '省教育厅', '10001', '{round-roll}', '18:00', '2030-01-01Z',
                 p.id, '2026-11-01Z'
            from people.person p where p.institution_id = :institution limit 1
          """,
          """
          insert into situation.upward_return
            (institution_id, superior_id, day, n, as_of, made_at, file, hash, gaps)
          select s.institution_id, s.id, date '2026-11-01', 1, '2026-11-01Z', '2026-11-01Z',
                 :file, ''::bytea, 0
            from situation.superior s where s.institution_id = :institution and s.id = :id
          """
        }) {
      jdbc.sql(statement)
          .param("institution", institution)
          .param("id", id)
          .param("file", FILE)
          .update();
    }
    return id.toString();
  }
}
