package org.muster.isolation;

import java.time.Duration;
import java.util.List;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How full the isolation rooms are, and will be. */
@Service
public class Occupancy {

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Beds beds;
  private final IsolationRooms rooms;
  private final IsolationRules rules;
  private final Institutions institutions;

  Occupancy(
      JdbcClient jdbc,
      StayTable table,
      Beds beds,
      IsolationRooms rooms,
      IsolationRules rules,
      Institutions institutions) {
    this.jdbc = jdbc;
    this.table = table;
    this.beds = beds;
    this.rooms = rooms;
    this.rules = rules;
    this.institutions = institutions;
  }

  /** The next fourteen days. */
  public OccupancyForecast forecast() {
    var open = table.open();
    int placed =
        jdbc.sql(
                """
                select count(*) from isolation.stay
                 where institution_id = ? and placed_at >= ?
                """)
            .params(CurrentInstitution.get(), table.now().minus(Duration.ofDays(7)))
            .query(Integer.class)
            .single();
    return OccupancyForecast.of(
        institutions.today(),
        rooms.all().stream()
            .mapToInt(room -> room.usable() ? room.capacity() : room.beds().size())
            .sum(),
        open.stream().filter(Stay::in).map(Stay::over).toList(),
        beds.cleaning().size(),
        rules.cleaningHours() / 24,
        (int) open.stream().filter(stay -> !stay.in()).count(),
        placed / 7.0);
  }

  /** The rooms, for the board. */
  public List<IsolationRoom> rooms() {
    return rooms.all();
  }
}
