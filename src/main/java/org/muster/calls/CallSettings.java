package org.muster.calls;

import java.math.BigDecimal;
import java.util.Map;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an institution plans its calls with. */
@Service
public class CallSettings {

  /**
   * The figures.
   *
   * @param hoursPerDay how long a counsellor telephones a day
   * @param minutes how long a call takes where too few have been measured
   */
  public record Figures(double hoursPerDay, double minutes) {}

  /** Where the institution says nothing. */
  public static final Figures USUAL = new Figures(3, 4);

  private final JdbcClient jdbc;
  private final Trail trail;

  CallSettings(JdbcClient jdbc, Trail trail) {
    this.jdbc = jdbc;
    this.trail = trail;
  }

  /** The figures in force. */
  public Figures now() {
    return jdbc.sql("select hours_per_day, minutes from calls.setting where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Figures(row.getBigDecimal(1).doubleValue(), row.getBigDecimal(2).doubleValue()))
        .optional()
        .orElse(USUAL);
  }

  /**
   * Sets them, for the whole institution.
   *
   * @throws Problem for figures that no day has
   */
  @Transactional
  public void set(BigDecimal hoursPerDay, BigDecimal minutes) {
    if (outside(hoursPerDay, "0.5", "12") || outside(minutes, "1", "60")) {
      throw Problem.unprocessable("calls.figures");
    }
    jdbc.sql(
            """
            insert into calls.setting (institution_id, hours_per_day, minutes)
            values (:institution, :hours, :minutes)
            on conflict (institution_id) do update set hours_per_day = :hours, minutes = :minutes
            """)
        .param("institution", CurrentInstitution.get())
        .param("hours", hoursPerDay)
        .param("minutes", minutes)
        .update();
    trail.record(
        "calls.figures",
        "institution",
        CurrentInstitution.get(),
        Map.of("hours", hoursPerDay, "minutes", minutes));
  }

  private static boolean outside(BigDecimal figure, String least, String most) {
    return figure.compareTo(new BigDecimal(least)) < 0
        || figure.compareTo(new BigDecimal(most)) > 0;
  }
}
