package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbreak with a suspected case of one student, and a line list that was not applied. */
final class OfCases {

  private OfCases() {}

  static String word(String word, JdbcClient jdbc, UUID institution, String number) {
    var outbreak = id(institution, "outbreak");
    var illness = id(institution, "illness" + number);
    var lines = id(institution, "lines");
    jdbc.sql(
            """
            with outbreak as (
              insert into watch.outbreak (institution_id, id, disease, infectious_days, follow_days,
                                          opened_by, opened_at)
              select :institution, :outbreak, '流感', 2, 14, p.id, '2026-11-20Z'
                from people.person p where p.institution_id = :institution and p.number = 'S01'
              on conflict do nothing
            ), lines as (
              insert into watch.line_file (institution_id, id, outbreak_id, kind, name, lines, at)
              values (:institution, :lines, :outbreak, 'cases', 'door.csv', '[["x"],["1"]]',
                      '2026-11-21Z')
              on conflict do nothing
            ), illness as (
              insert into watch.illness (institution_id, id, outbreak_id, person_id, added_at)
              select :institution, :illness, :outbreak, p.id, '2026-11-20Z'
                from people.person p where p.institution_id = :institution and p.number = :number
              on conflict do nothing
            )
            insert into watch.case_turn (institution_id, illness_id, n, state, turned_on, by_name, at)
            values (:institution, :illness, 1, 'suspected', '2026-11-20', '-', '2026-11-20Z')
            on conflict do nothing
            """)
        .param("institution", institution)
        .param("outbreak", outbreak)
        .param("lines", lines)
        .param("illness", illness)
        .param("number", number)
        .update();
    return switch (word) {
      case "outbreak" -> outbreak.toString();
      case "illness" -> illness.toString();
      default -> lines.toString();
    };
  }

  private static UUID id(UUID institution, String what) {
    return UUID.nameUUIDFromBytes((institution + what).getBytes(StandardCharsets.UTF_8));
  }
}
