package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room desks stand for; a campus without staff has none of it. */
final class OfDesks {

  private OfDesks() {}

  static String word(String word, JdbcClient jdbc, UUID institution, boolean own) {
    // The counsellor is of the chief counsellor's college, the working group of none.
    var teacher = own ? "T01" : "T03";
    return switch (word) {
      case "teacher" ->
          first(
              jdbc,
              "select id from people.person where institution_id = ? and number = ?",
              institution,
              teacher);
      case "stand-in" -> standIn(jdbc, institution, teacher);
      default -> throw new AssertionError("no such placeholder: " + word);
    };
  }

  private static String standIn(JdbcClient jdbc, UUID institution, String teacher) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
            select p.institution_id, ?, p.id, p.person_id, date '2030-01-01', date '2030-01-02'
              from people.post p
              join people.person h on h.institution_id = p.institution_id and h.id = p.person_id
             where p.institution_id = ? and h.number = ? limit 1
            """)
        .params(id, institution, teacher)
        .update();
    return id.toString();
  }

  private static String first(JdbcClient jdbc, String sql, Object... parameters) {
    return jdbc.sql(sql)
        .params(parameters)
        .query(String.class)
        .optional()
        .orElseGet(() -> Ids.next().toString());
  }
}
