package org.muster.rounds;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The body temperatures that people reported, for rooms that already may see how these people are;
 * that they were read is for the caller to keep.
 */
@Service
public class ReportedTemperatures {

  /** One of them, in degrees Celsius. */
  public record Measured(Instant at, double temperature) {}

  private final JdbcClient jdbc;

  ReportedTemperatures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What these people reported since a moment, without what was corrected later. */
  public Map<UUID, List<Measured>> of(Collection<UUID> people, Instant since) {
    var measured = new HashMap<UUID, List<Measured>>();
    if (people.isEmpty()) {
      return measured;
    }
    jdbc.sql(
            """
            select d.person_id, d.reported_at, (d.answers ->> 'temperature')::numeric
              from rounds.report d
             where d.institution_id = :institution and d.person_id = any (:people)
               and d.reported_at >= :since
               and jsonb_typeof(d.answers -> 'temperature') = 'number'
               and exists (select from rounds.roll r
                            where r.institution_id = d.institution_id and r.round_id = d.round_id
                              and r.person_id = d.person_id and r.report_id = d.id)
             order by d.reported_at desc
            """)
        .param("institution", CurrentInstitution.get())
        .param("people", people.toArray(UUID[]::new))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              measured
                  .computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                  .add(
                      new Measured(
                          row.getObject(2, OffsetDateTime.class).toInstant(),
                          row.getBigDecimal(3).doubleValue()));
            });
    return measured;
  }
}
