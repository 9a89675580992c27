package org.muster.province;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The other cells, as the institution in force that oversees has entered them. */
@Service
public class Cells {

  private static final SealedColumn TOKEN =
      new SealedColumn("province.cell", "token", "address", true);
  private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,253}");

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Cells(JdbcClient jdbc, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  @Bean
  static SealedColumn cellTokensSealed() {
    return TOKEN;
  }

  /** Those there are, by address. */
  public List<Cell> all() {
    return jdbc.sql(
            """
            select address, answered_at, problem from province.cell
             where institution_id = ? order by address
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Cell(
                    row.getString(1),
                    instant(row.getObject(2, OffsetDateTime.class)),
                    row.getString(3)))
        .list();
  }

  /**
   * Enters a cell, or another token for it.
   *
   * @throws Problem when the address is none, or the token cannot be one
   */
  @Transactional
  public void enter(String address, String token) {
    if (!ADDRESS.matcher(address).matches()) {
      throw Problem.unprocessable("people.cell-address");
    }
    if (!token.matches("mst_[A-Za-z0-9_-]{20,100}")) {
      throw Problem.unprocessable("province.token");
    }
    jdbc.sql(
            """
            insert into province.cell (institution_id, address, token) values (?, ?, ?)
            on conflict (institution_id, address) do update
               set token = excluded.token, problem = null
            """)
        .params(CurrentInstitution.get(), address, seals.seal(TOKEN.name(), address, token))
        .update();
    trail.record("province.cell-entered", "cell", address, Map.of());
  }

  /** Takes a cell out; its last figures go when their days are forgotten. */
  @Transactional
  public void remove(String address) {
    int removed =
        jdbc.sql("delete from province.cell where institution_id = ? and address = ?")
            .params(CurrentInstitution.get(), address)
            .update();
    if (removed == 0) {
      throw Problem.notFound();
    }
    trail.record("province.cell-removed", "cell", address, Map.of());
  }

  String token(String address) {
    return seals.open(
        TOKEN.name(),
        address,
        jdbc.sql("select token from province.cell where institution_id = ? and address = ?")
            .params(CurrentInstitution.get(), address)
            .query(String.class)
            .single());
  }

  /** What came of asking it; no problem where it answered. */
  void asked(String address, @Nullable String problem) {
    jdbc.sql(
            """
            update province.cell
               set asked_at = :now, problem = :problem,
                   answered_at = case when :problem::text is null then :now else answered_at end
             where institution_id = :institution and address = :address
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("problem", problem)
        .param("institution", CurrentInstitution.get())
        .param("address", address)
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
