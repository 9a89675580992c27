package org.muster.notices;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.Receipts;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What providers say afterwards of what they took, in the institution in force. States only go on:
 * the same said twice, or late, changes nothing.
 */
@Component
class Deliveries {

  private final JdbcClient jdbc;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps what the provider of a channel says. */
  Receipts receipts(Kind kind) {
    return new Kept(kind);
  }

  private final class Kept implements Receipts {

    private final Kind kind;

    Kept(Kind kind) {
      this.kind = kind;
    }

    @Override
    public void delivered(String reference, Collection<String> addresses) {
      update(
          "state = 'delivered', delivered_at = :now", "d.state = 'sent'", reference, addresses, "");
    }

    @Override
    public void read(String reference, Collection<String> addresses) {
      update(
          "state = 'read', read_at = :now, delivered_at = coalesce(d.delivered_at, :now)",
          "d.state in ('sent', 'delivered')",
          reference,
          addresses,
          "");
    }

    /** The next channel is tried; the reference goes, so that what is said again finds nothing. */
    @Override
    public void failed(String reference, Collection<String> addresses, String problem) {
      update(
          """
          state = case when d.others = '{}' then 'failed' else 'waiting' end::notices.state,
          channel = coalesce(d.others[1], d.channel), others = coalesce(d.others[2:], '{}'),
          tries = 0, next_at = case when d.others <> '{}' then :now end,
          sent_at = case when d.others = '{}' then d.sent_at end,
          reference = case when d.others = '{}' then d.reference end, problem = :problem
          """,
          "d.state = 'sent'",
          reference,
          addresses,
          problem);
    }

    private void update(
        String set, String from, String reference, Collection<String> addresses, String problem) {
      if (addresses.isEmpty() || reference.isEmpty()) {
        return;
      }
      jdbc.sql(
              """
              update notices.delivery d set %s
                from people.person p cross join (select :channel::text as word) k
               where d.institution_id = :institution and d.channel = :channel
                 and d.reference = :reference and %s
                 and p.institution_id = d.institution_id and p.id = d.person_id and %s
              """
                  .formatted(set, from, Addresses.ONE_OF))
          .param("institution", CurrentInstitution.get())
          .param("channel", kind.word())
          .param("reference", reference)
          .param("addresses", Addresses.forms(kind, addresses))
          .param("problem", problem)
          .param("now", now())
          .update();
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
