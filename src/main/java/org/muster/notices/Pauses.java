package org.muster.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.muster.notices.channel.ChannelDown;
import org.muster.notices.channel.Kind;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a provider is left alone: because it is away, or because it asked for patience. */
@Component
class Pauses {

  private final JdbcClient jdbc;
  private final Clock clock;

  Pauses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private JdbcClient.StatementSpec sql(Kind kind, String text) {
    UUID institution = CurrentInstitution.get();
    return jdbc.sql(text)
        .param("institution", institution)
        .param("channel", kind.word())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** True while the provider is left alone. */
  boolean paused(Kind kind) {
    return sql(
            kind,
            """
            select exists (select from notices.pause
                            where institution_id = :institution and channel = :channel and until > :now)
            """)
        .query(Boolean.class)
        .single();
  }

  /** Leaves the provider alone for a while: longer each time, or as long as it asked for. */
  void pause(Kind kind, ChannelDown down) {
    long asked = down.patience() == null ? 0 : down.patience().toSeconds();
    sql(
            kind,
            """
            insert into notices.pause as p (institution_id, channel, failures, since, until, problem)
            values (:institution, :channel, 1, :now,
                    :now + make_interval(secs => greatest(5, :asked)), :problem)
            on conflict (institution_id, channel) do update
               set failures = p.failures + 1, problem = excluded.problem,
                   until = :now + make_interval(
                     secs => greatest(:asked, least(300, 5 * power(2, least(p.failures, 6)))))
            """)
        .param("asked", (double) asked)
        .param("problem", down.problem())
        .update();
  }

  /** The provider takes letters again. */
  void resume(Kind kind) {
    sql(
            kind,
            "delete from notices.pause where institution_id = :institution and channel = :channel")
        .update();
  }

  /** While a provider has been away for long, those who can be told otherwise are. */
  void goAround(Kind kind) {
    sql(
            kind,
            """
            update notices.delivery d
               set channel = d.others[1], others = coalesce(d.others[2:], '{}'), tries = 0,
                   next_at = :now, problem = p.problem
              from notices.pause p
             where p.institution_id = :institution and p.channel = :channel
               and d.institution_id = :institution and d.channel = :channel and d.state = 'waiting'
               and d.next_at <= :now and d.others <> '{}'
               and p.since < :now - case d.rank when 0 then interval '2 minutes'
                                                else interval '10 minutes' end
            """)
        .update();
  }
}
