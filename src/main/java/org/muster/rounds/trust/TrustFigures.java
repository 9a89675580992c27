package org.muster.rounds.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Figure;
import org.muster.situation.FigureSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The doubt beside the day's totals as figures, so that it is kept and reported with them: how many
 * own reports look scripted or copied, by college; how many people a call asked, and how many of
 * them said otherwise.
 */
@Component
class TrustFigures implements FigureSource {

  private static final String DOUBTED = "round-doubted";

  private static final String OTHERWISE = "round-otherwise";

  private final JdbcClient jdbc;

  TrustFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Figure> figures() {
    return List.of(figure("doubted"), figure("verified"), figure("otherwise"));
  }

  private static Figure figure(String word) {
    return Figure.of("trust", word, "round-" + word, true, false);
  }

  /** Of the newest round of the day that was judged; not known where there is none. */
  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    return jdbc.sql(
            """
            select id from rounds.round
             where institution_id = ? and day = ? and judged_at is not null
               and roll_destroyed_at is null
             order by opens_at desc, id desc limit 1
            """)
        .params(CurrentInstitution.get(), day)
        .query(UUID.class)
        .optional()
        .map(round -> key.equals(DOUBTED) ? doubted(round) : sampled(round, key.equals(OTHERWISE)));
  }

  private Map<UUID, Integer> doubted(UUID round) {
    return count(
        """
        select unit_id, people from rounds.doubt
         where institution_id = ? and round_id = ? and sign = 'any' and people > 0
        """,
        round);
  }

  private Map<UUID, Integer> sampled(UUID round, boolean otherwise) {
    return count(
        """
        select r.unit_id, count(*)::int
          from rounds.sampled s
          join rounds.roll r on r.institution_id = s.institution_id and r.round_id = s.round_id
            and r.person_id = s.person_id
         where s.institution_id = ? and s.round_id = ? and %s
         group by r.unit_id
        """
            .formatted(otherwise ? "s.outcome = 'otherwise'" : "s.outcome is not null"),
        round);
  }

  private Map<UUID, Integer> count(String sql, UUID round) {
    return jdbc
        .sql(sql)
        .params(CurrentInstitution.get(), round)
        .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
