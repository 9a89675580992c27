package org.muster.rounds;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Figure;
import org.muster.situation.FigureSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the day's round counts: of several the newest that is open, else the newest. */
@Component
class RoundFigures implements FigureSource {

  private final JdbcClient jdbc;

  RoundFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure("round-roll", "rounds.figure.roll", "rounds.figure.roll.what"),
        new Figure("round-reported", "rounds.figure.reported", "rounds.figure.reported.what"),
        new Figure("round-missing", "rounds.figure.missing", "rounds.figure.missing.what"),
        new Figure("round-flagged", "rounds.figure.flagged", "rounds.figure.flagged.what"));
  }

  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    return round(day).map(round -> count(key, round));
  }

  private Optional<UUID> round(LocalDate day) {
    return jdbc.sql(
            """
            select id from rounds.round
             where institution_id = ? and day = ? and opened_at is not null
               and roll_destroyed_at is null
             order by (closed_at is null) desc, opens_at desc, id desc limit 1
            """)
        .params(CurrentInstitution.get(), day)
        .query(UUID.class)
        .optional();
  }

  private Map<UUID, Integer> count(String key, UUID round) {
    var counts = new HashMap<UUID, Integer>();
    jdbc.sql(
            """
            select r.unit_id, count(*) from rounds.roll r
              left join rounds.report d
                on d.institution_id = r.institution_id and d.person_id = r.person_id
               and d.id = r.report_id
             where r.institution_id = :institution and r.round_id = :round
               and case :key when 'round-reported' then r.state in ('reported', 'proxy')
                             when 'round-missing' then r.state = 'missing'
                             when 'round-flagged' then cardinality(d.flags) > 0
                             else true end
             group by r.unit_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round)
        .param("key", key)
        .query(
            row -> {
              counts.put(row.getObject(1, UUID.class), row.getInt(2));
            });
    return counts;
  }
}
