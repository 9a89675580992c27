package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Kind;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does what a notice asks for when its reader says so by the channel it came by, in the institution
 * in force. Who says so must be one of its readers.
 */
@Component
class Taps {

  /** What somebody answers by, long after, is not what they were asked. */
  private static final Duration ANSWERED_WITHIN = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Letters letters;
  private final Clock clock;

  Taps(JdbcClient jdbc, Notices notices, Letters letters, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  private record Reader(UUID notice, UUID person, boolean english) {}

  /**
   * A tap on the card of a notice.
   *
   * @param key the same for the same tap
   * @return what came of it in the reader's words; empty for one who was not asked
   */
  Optional<String> tapped(Kind kind, UUID notice, String account, String key) {
    return readers(kind, account, notice, 2).stream()
        .findFirst()
        .flatMap(reader -> done(reader, key));
  }

  /**
   * An answer in words to the newest that was sent to an account; of no effect where that asks for
   * nothing, or where two people share the account and were told the same.
   */
  Optional<String> answered(Kind kind, String account, String key) {
    var newest = readers(kind, account, null, 2);
    if (newest.isEmpty()
        || newest.size() == 2 && newest.getFirst().notice().equals(newest.get(1).notice())) {
      return Optional.empty();
    }
    return done(newest.getFirst(), key);
  }

  private List<Reader> readers(Kind kind, String account, @Nullable UUID notice, int most) {
    return jdbc.sql(
            """
            select d.notice_id, d.person_id, coalesce(f.english, false)
              from (%s) c
              join people.person p on p.institution_id = :institution and p.id = c.id
              cross join (select :channel::text as word) k
              join notices.delivery d on d.institution_id = p.institution_id and d.person_id = p.id
              left join notices.preference f
                on f.institution_id = p.institution_id and f.person_id = p.id
             where p.left_at is null and %s
               and case when :notice::uuid is null
                        then d.channel = :channel and d.sent_at > :since
                          and d.state in ('sent', 'delivered', 'read')
                        else d.notice_id = :notice end
             order by d.sent_at desc nulls last, d.notice_id desc limit :most
            """
                .formatted(Addresses.CANDIDATES, Addresses.ONE_OF))
        .param("institution", CurrentInstitution.get())
        .param("channel", kind.word())
        .param("addresses", Addresses.forms(kind, List.of(account)))
        .param("notice", notice)
        .param("since", clock.instant().minus(ANSWERED_WITHIN).atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (row, n) ->
                new Reader(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)))
        .list();
  }

  private Optional<String> done(Reader reader, String key) {
    var notice = notices.get(reader.notice());
    var act = notice.act();
    var action = letters.action(notice).orElse(null);
    if (act == null || action == null) {
      return Optional.empty();
    }
    seen(reader);
    var text = letters.text(reader.english());
    try {
      return Optional.of(action.tap(act.subject(), reader.person(), key, text));
    } catch (Problem no) {
      return Optional.of(no.message(text));
    }
  }

  /** Whoever answers has read it. */
  private void seen(Reader reader) {
    jdbc.sql(
            """
            update notices.delivery
               set state = 'read', read_at = :now, delivered_at = coalesce(delivered_at, :now)
             where institution_id = :institution and notice_id = :notice and person_id = :person
               and state in ('sent', 'delivered')
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("institution", CurrentInstitution.get())
        .param("notice", reader.notice())
        .param("person", reader.person())
        .update();
  }
}
