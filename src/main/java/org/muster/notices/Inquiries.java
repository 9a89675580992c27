package org.muster.notices;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.ChannelDown;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks providers that say nothing by themselves what became of what they took in the last day:
 * often at first and then ever more seldom, a few calls at a time.
 */
@Component
class Inquiries {

  private static final Logger log = LoggerFactory.getLogger(Inquiries.class);
  private static final int CALLS = 5;

  private final JdbcClient jdbc;
  private final Deliveries deliveries;
  private final Clock clock;

  Inquiries(JdbcClient jdbc, Deliveries deliveries, Clock clock) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Asks about those that are due in the institution in force. */
  void ask(Channel channel) {
    var references = due(channel);
    if (!references.isEmpty()) {
      try {
        channel.inquire(references, deliveries.receipts(channel.kind()));
      } catch (ChannelDown down) {
        log.warn("{} does not say what became of it: {}", channel.kind().word(), down.problem());
      }
    }
    jdbc.sql(
            "delete from notices.inquiry where institution_id = ? and channel = ? and asked_at < ?")
        .params(CurrentInstitution.get(), channel.kind().word(), now().minusDays(2))
        .update();
  }

  /** After an answer as long passes again as had passed before it. */
  private List<String> due(Channel channel) {
    return jdbc.sql(
            """
            insert into notices.inquiry as i (institution_id, channel, reference, asked_at)
            select :institution, :channel, o.reference, :now
              from (select reference, min(sent_at) as sent from notices.delivery
                     where institution_id = :institution and channel = :channel
                       and sent_at > :since and reference is not null
                       and state in ('sent', 'delivered')
                     group by reference) o
              left join notices.inquiry a
                on a.institution_id = :institution and a.channel = :channel
               and a.reference = o.reference
             where o.sent < :now::timestamptz - interval '1 minute'
               and (a.asked_at is null
                    or :now - a.asked_at > greatest(interval '5 minutes', a.asked_at - o.sent))
             order by a.asked_at nulls first, o.sent limit :calls
            on conflict (institution_id, channel, reference) do update
               set asked_at = excluded.asked_at
            returning i.reference
            """)
        .param("institution", CurrentInstitution.get())
        .param("channel", channel.kind().word())
        .param("now", now())
        .param("since", now().minusDays(1))
        .param("calls", CALLS)
        .query(String.class)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
