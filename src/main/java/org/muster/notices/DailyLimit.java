package org.muster.notices;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.notices.channel.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many messages one person is sent by a channel in a day. Who is beyond it is told by their
 * next channel, or tomorrow.
 */
class DailyLimit {

  /** Carriers cut off a number that gets more; what is above is also a nuisance, and paid for. */
  static final Map<Kind, Integer> A_DAY = Map.of(Kind.SMS, 5);

  /** One that has to wait. */
  record Held(UUID notice, UUID person) {}

  private final JdbcClient jdbc;
  private final Kind kind;
  private final Map<String, Object> house;

  DailyLimit(JdbcClient jdbc, Kind kind, Map<String, Object> house) {
    this.jdbc = jdbc;
    this.kind = kind;
    this.house = house;
  }

  /** Puts those of the letters just taken aside that are one too many, and says which they are. */
  Set<Held> hold(OffsetDateTime now) {
    var most = A_DAY.get(kind);
    if (most == null) {
      return Set.of();
    }
    var zone = ZoneId.of((String) Objects.requireNonNull(house.get("zone")));
    var today = now.atZoneSameInstant(zone).toLocalDate();
    return jdbc
        .sql(
            """
            with numbered as (
              select d.notice_id, d.person_id,
                     row_number() over (
                       partition by d.person_id order by d.rank, d.next_at, d.notice_id)
                     + (select count(*) from notices.delivery s
                         where s.institution_id = :institution and s.person_id = d.person_id
                           and s.channel = :channel and s.sent_at >= :midnight) as n
                from notices.delivery d
               where d.institution_id = :institution and d.channel = :channel
                 and d.state = 'sending')
            update notices.delivery d
               set state = 'waiting', channel = coalesce(d.others[1], d.channel),
                   others = coalesce(d.others[2:], '{}'), tries = 0, problem = 'daily-limit',
                   next_at = case when d.others = '{}' then :tomorrow else :now end
              from numbered w
             where w.n > :most and d.institution_id = :institution
               and d.notice_id = w.notice_id and d.person_id = w.person_id
            returning d.notice_id, d.person_id
            """)
        .param("institution", house.get("institution"))
        .param("channel", kind.word())
        .param("midnight", today.atStartOfDay(zone).toOffsetDateTime())
        .param("tomorrow", today.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
        .param("now", now)
        .param("most", most)
        .query((row, n) -> new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }
}
