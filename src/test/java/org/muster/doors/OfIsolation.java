package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room isolation stand for: a stay of S02's that is over. */
final class OfIsolation {

  static final List<String> WORDS = List.of("stay", "bed", "reading", "day", "meal");

  private OfIsolation() {}

  static String word(String word, JdbcClient jdbc, UUID institution) {
    return switch (word) {
      case "day" -> "2026-11-21";
      case "meal" -> "lunch";
      default -> made(word, jdbc, institution);
    };
  }

  private static String made(String word, JdbcClient jdbc, UUID institution) {
    var id = UUID.nameUUIDFromBytes((institution + "isolation").getBytes(StandardCharsets.UTF_8));
    for (var statement :
        new String[] {
          """
          insert into isolation.room (institution_id, place_id, capacity, sex, own_bathroom, usable,
                                      declared_at, declared_by)
          select institution_id, id, 4, 'any', true, false, '2026-11-01Z', '-'
            from people.place where institution_id = :institution and kind = 'room'
           order by name limit 1
          on conflict do nothing
          """,
          """
          insert into isolation.stay (institution_id, id, person_id, kind, reason, counts_from, days,
                                      asked_at, asked_by, place_id, placed_at, placed_by,
                                      released_at, released_by)
          select :institution, :id, p.id, 'contact', '', '2026-11-01', 14, '2026-11-01Z', '-',
                 r.place_id, '2026-11-01Z', '-', '2026-11-02Z', '-'
            from people.person p, isolation.room r
           where p.institution_id = :institution and p.number = 'S02'
             and r.institution_id = :institution
          on conflict do nothing
          """,
          """
          insert into isolation.bed (institution_id, id, stay_id, person_id, place_id, slot, from_at,
                                     by_name, left_at, cleaning_due_at, free_at)
          select s.institution_id, s.id, s.id, s.person_id, s.place_id, 1, s.placed_at, '-',
                 s.released_at, s.released_at, s.released_at
            from isolation.stay s where s.institution_id = :institution and s.id = :id
          on conflict do nothing
          """,
          """
          insert into isolation.reading (institution_id, id, stay_id, person_id, at, tenths, by_name)
          select :institution, :id, s.id, s.person_id, '2026-11-01Z', 366, '-'
            from isolation.stay s where s.institution_id = :institution and s.id = :id
          on conflict do nothing
          """
        }) {
      jdbc.sql(statement).param("institution", institution).param("id", id).update();
    }
    return id.toString();
  }
}
