package org.muster.situation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes figures of what a statement counts, for rooms whose figures are as they are now. */
@Component
public class FigureRows {

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Clock clock;

  FigureRows(JdbcClient jdbc, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.clock = clock;
  }

  /**
   * A figure that is known on its own day only.
   *
   * @param sql counts {@code unit_id, place_id, count}; it may use {@code :institution}, {@code
   *     :today} and {@code :now}
   */
  public FigureSource now(Figure figure, String sql) {
    return new Now(this, figure, sql, null);
  }

  /**
   * The same with the page that lists its people as they are now.
   *
   * @param page its address, {@code /watch}
   */
  public FigureSource now(Figure figure, String sql, String page) {
    return new Now(this, figure, sql, page);
  }

  private record Now(FigureRows rows, Figure figure, String sql, @Nullable String page)
      implements FigureSource {

    @Override
    public List<Figure> figures() {
      return List.of(figure);
    }

    @Override
    public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
      return Optional.ofNullable(counted(day).get(key)).map(FigureRows::byUnit);
    }

    @Override
    public Map<String, List<FigureCell>> counted(LocalDate day) {
      return day.equals(rows.institutions.today())
          ? Map.of(figure.key(), rows.cells(sql, day))
          : Map.of();
    }

    @Override
    public Optional<String> people(String key, Along along, @Nullable UUID spot, LocalDate day) {
      return day.equals(rows.institutions.today()) ? Optional.ofNullable(page) : Optional.empty();
    }
  }

  private List<FigureCell> cells(String sql, LocalDate today) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("today", today)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new FigureCell(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
        .list();
  }

  /** Cells summed by class; those of no class are left out. */
  public static Map<UUID, Integer> byUnit(List<FigureCell> cells) {
    var units = new HashMap<UUID, Integer>();
    for (var cell : cells) {
      if (cell.unit() != null) {
        units.merge(cell.unit(), cell.count(), Integer::sum);
      }
    }
    return units;
  }
}
