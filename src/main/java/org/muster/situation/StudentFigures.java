package org.muster.situation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the roster itself counts, as it is today: it keeps no yesterday. */
@Component
class StudentFigures implements FigureSource {

  static final String STUDENTS = "students";

  private static final String STAYING = "staying";

  private final JdbcClient jdbc;
  private final Institutions institutions;

  StudentFigures(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        Figure.of("situation", STUDENTS, STUDENTS, false, true),
        Figure.of("situation", STAYING, STAYING, false, true));
  }

  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    return Optional.of(FigureRows.byUnit(cells(key)));
  }

  @Override
  public Map<String, List<FigureCell>> counted(LocalDate day) {
    return day.equals(institutions.today())
        ? Map.of(STUDENTS, cells(STUDENTS), STAYING, cells(STAYING))
        : Map.of();
  }

  private List<FigureCell> cells(String key) {
    return jdbc.sql(
            """
            select unit_id, place_id, count(*)::int from people.student
             where institution_id = ? and (staying or not ?)
             group by unit_id, place_id
            """)
        .params(CurrentInstitution.get(), key.equals(STAYING))
        .query(
            (row, n) ->
                new FigureCell(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
        .list();
  }
}
