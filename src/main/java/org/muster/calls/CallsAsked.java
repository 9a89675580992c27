package org.muster.calls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calls that were made, as long as they took; one that was not measured is assumed to take as
 * long as the plan allows for, or four minutes. They are counted as the counsellors', who make all
 * but a few.
 */
@Component
class CallsAsked implements Asked {

  private static final int MINUTES = 4;

  private final JdbcClient jdbc;

  CallsAsked(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    double minutes =
        jdbc.sql(
                """
                select coalesce(sum(coalesce(a.seconds / 60.0, s.minutes, :minutes)), 0)
                  from calls.attempt a
                  left join calls.setting s on s.institution_id = a.institution_id
                 where a.institution_id = :institution and a.at >= :from and a.at < :to
                """)
            .param("institution", CurrentInstitution.get())
            .param("minutes", MINUTES)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .query(Double.class)
            .single();
    return new Minutes(0, Map.of(PostKind.COUNSELLOR, minutes));
  }
}
