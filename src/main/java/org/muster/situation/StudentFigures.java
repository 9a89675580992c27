package org.muster.situation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the roster itself counts, as it is today: it keeps no yesterday. */
@Component
class StudentFigures implements FigureSource {

  private static final String STAYING = "staying";

  private final JdbcClient jdbc;

  StudentFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure("students", "situation.figure.students", "situation.figure.students.what"),
        new Figure(STAYING, "situation.figure.staying", "situation.figure.staying.what"));
  }

  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    var counts = new HashMap<UUID, Integer>();
    jdbc.sql(
            """
            select unit_id, count(*) from people.student
             where institution_id = ? and unit_id is not null and (staying or not ?)
             group by unit_id
            """)
        .params(CurrentInstitution.get(), key.equals(STAYING))
        .query(
            row -> {
              counts.put(row.getObject(1, UUID.class), row.getInt(2));
            });
    return Optional.of(counts);
  }
}
