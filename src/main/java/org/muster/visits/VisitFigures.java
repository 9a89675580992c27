package org.muster.visits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Figure;
import org.muster.situation.FigureCell;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was not in their room, on the days on which somebody went to look. */
@Component
class VisitFigures implements FigureSource {

  private static final String ABSENT = "visits-absent";

  private final JdbcClient jdbc;
  private final Institutions institutions;

  VisitFigures(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  @Override
  public List<Figure> figures() {
    return List.of(Figure.of("visits", "absent", ABSENT, false, true));
  }

  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    return Optional.ofNullable(counted(day).get(key)).map(FigureRows::byUnit);
  }

  /** Somebody who was looked for twice is absent where nobody saw them. */
  @Override
  public Map<String, List<FigureCell>> counted(LocalDate day) {
    var institution = institutions.current();
    ZoneId zone = institution.zone();
    var begins = day.atTime(institution.dayBegins()).atZone(zone);
    record Row(FigureCell cell, boolean absent) {}
    var looked =
        jdbc.sql(
                """
                select x.unit_id, x.place_id, x.absent, count(*)::int
                  from (select e.person_id, min(e.unit_id::text)::uuid as unit_id,
                               min(e.place_id::text)::uuid as place_id,
                               bool_or(e.state = 'absent') and not bool_or(e.state = 'seen') as absent
                          from visits.visit v
                          join visits.expected e
                            on e.institution_id = v.institution_id and e.visit_id = v.id
                         where v.institution_id = :institution
                           and v.due_at >= :from and v.due_at < :to
                         group by e.person_id) x
                 group by x.unit_id, x.place_id, x.absent
                """)
            .param("institution", CurrentInstitution.get())
            .param("from", begins.toInstant().atOffset(ZoneOffset.UTC))
            .param("to", begins.plusDays(1).toInstant().atOffset(ZoneOffset.UTC))
            .query(
                (row, n) ->
                    new Row(
                        new FigureCell(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getInt(4)),
                        row.getBoolean(3)))
            .list();
    return looked.isEmpty()
        ? Map.of()
        : Map.of(ABSENT, looked.stream().filter(Row::absent).map(Row::cell).toList());
  }
}
