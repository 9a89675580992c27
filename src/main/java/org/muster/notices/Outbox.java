package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.Letter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for one channel of one institution, as the one who sends it sees it. It works on a
 * connection of its own that holds the channel's lock, so that nobody else hands the same letters
 * over at the same time, and a crash frees them at once.
 */
class Outbox {

  /** A letter's failures on a channel, after which the next channel is tried. */
  private static final List<Duration> AGAIN_AFTER =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  /** One that waits, before it is written as a letter. */
  record Waiting(
      UUID notice,
      UUID person,
      @Nullable String fields,
      @Nullable String address,
      boolean english) {}

  private final JdbcClient jdbc;
  private final Kind kind;
  private final Map<String, Object> house;
  private final Clock clock;
  private final DailyLimit limit;

  Outbox(JdbcClient jdbc, Kind kind, Map<String, Object> house, Clock clock) {
    this.jdbc = jdbc;
    this.kind = kind;
    this.house = house;
    this.clock = clock;
    this.limit = new DailyLimit(jdbc, kind, house);
  }

  private JdbcClient.StatementSpec sql(String text) {
    return jdbc.sql(text)
        .param("institution", house.get("institution"))
        .param("channel", kind.word())
        .param("now", now());
  }

  /** True where something is due, or was left behind by a sender that died. */
  boolean due() {
    return sql("""
    select exists (select from notices.delivery
                    where institution_id = :institution and channel = :channel
                      and state = 'waiting' and rank in (0, 1) and next_at <= :now)
        or exists (select from notices.delivery
                    where institution_id = :institution and channel = :channel
                      and state = 'sending')
    """)
        .query(Boolean.class)
        .single();
  }

  /** False while somebody else sends by this channel. */
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_lock(hashtextextended(?, 0))")
        .param(lockName())
        .query(Boolean.class)
        .single();
  }

  void unlock() {
    jdbc.sql("select pg_advisory_unlock(hashtextextended(?, 0))")
        .param(lockName())
        .query(Boolean.class)
        .single();
  }

  private String lockName() {
    return "notices " + house.get("institution") + " " + kind.word();
  }

  /**
   * Takes up what a sender left behind that died in the middle: whether the provider had got it is
   * not known, so it goes again under the same number, and in the same order, so that a provider
   * who knows calls again that it has had finds the same call.
   */
  void takeUp() {
    sql("""
    update notices.delivery
       set state = 'waiting', next_at = coalesce(next_at, :now), problem = 'interrupted'
     where institution_id = :institution and channel = :channel and state = 'sending'
    """)
        .update();
  }

  /** Puts off what is due while its reader is left in peace. */
  void keepQuiet() {
    sql("""
    update notices.delivery d set next_at = q.until
      from notices.delivery o
      left join notices.preference f
        on f.institution_id = o.institution_id and f.person_id = o.person_id
      %s
     where o.institution_id = :institution and o.channel = :channel and o.state = 'waiting'
       and o.rank = 1 and o.next_at <= :now and q.until is not null
       and d.institution_id = o.institution_id and d.notice_id = o.notice_id
       and d.person_id = o.person_id and d.state = 'waiting'
    """
            .formatted(QuietHours.JOIN))
        .params(house)
        .update();
  }

  /** Takes the next that are due; from here on they are being sent. */
  List<Waiting> take(int most) {
    var taken = due(most);
    var held = limit.hold(now());
    return held.isEmpty()
        ? taken
        : taken.stream()
            .filter(one -> !held.contains(new DailyLimit.Held(one.notice(), one.person())))
            .toList();
  }

  private List<Waiting> due(int most) {
    return sql("""
    with due as (
      select notice_id, person_id from notices.delivery
       where institution_id = :institution and channel = :channel and state = 'waiting'
         and next_at <= :now
       order by rank, next_at, notice_id, person_id limit :most for update skip locked
    ), taken as (
      update notices.delivery d set state = 'sending' from due
       where d.institution_id = :institution and d.notice_id = due.notice_id
         and d.person_id = due.person_id
      returning d.notice_id, d.person_id, d.fields)
    select t.notice_id, t.person_id, t.fields::text, %s, coalesce(f.english, false)
      from taken t
      join people.person p on p.institution_id = :institution and p.id = t.person_id
      left join notices.preference f
        on f.institution_id = :institution and f.person_id = t.person_id
      cross join (select :channel::text as word) k
    """
            .formatted(Planning.ADDRESS))
        .param("most", most)
        .query(
            (row, n) ->
                new Waiting(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5)))
        .list();
  }

  /** The notices of these, by id. */
  Map<UUID, Notice> notices(Collection<UUID> ids) {
    var notices = new HashMap<UUID, Notice>();
    Notice.select(jdbc, "and id = any (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(Notice::read)
        .list()
        .forEach(notice -> notices.put(notice.id(), notice));
    return notices;
  }

  /** The provider has them. */
  void sent(List<Letter> letters, @Nullable String reference) {
    of(
            letters.getFirst().notice(),
            letters.stream().map(Letter::person).toList(),
            """
            update notices.delivery d
               set state = 'sent', sent_at = :now, next_at = null, reference = :reference,
                   problem = case when d.problem = 'interrupted' then d.problem end
            """)
        .param("reference", reference)
        .update();
  }

  /** They need not be told any more. */
  void stopped(UUID notice, Collection<UUID> people, String problem) {
    of(
            notice,
            people,
            "update notices.delivery d set state = 'stopped', next_at = null, problem = :problem")
        .param("problem", problem)
        .update();
  }

  /** Nobody told them while there was time. */
  void expired(UUID notice, Collection<UUID> people) {
    of(
            notice,
            people,
            """
            update notices.delivery d
               set state = 'failed', next_at = null, problem = coalesce(d.problem, 'expired')
            """)
        .update();
  }

  /** This channel does not lead to them: the next one is tried, or there is none left. */
  void nextChannel(UUID notice, Collection<UUID> people, String problem) {
    of(
            notice,
            people,
            """
            update notices.delivery d
               set state = case when d.others = '{}' then 'failed' else 'waiting' end::notices.state,
                   channel = coalesce(d.others[1], d.channel), others = coalesce(d.others[2:], '{}'),
                   tries = 0, next_at = case when d.others <> '{}' then :now end,
                   problem = :problem
            """)
        .param("problem", problem)
        .update();
  }

  /** It was not taken this time. */
  void again(Letter letter, String problem) {
    var people = List.of(letter.person());
    int tried =
        of(
                letter.notice(),
                people,
                "update notices.delivery d set tries = tries + 1",
                "returning d.tries")
            .query(Integer.class)
            .optional()
            .orElse(1);
    if (tried > AGAIN_AFTER.size()) {
      nextChannel(letter.notice(), people, problem);
    } else {
      of(
              letter.notice(),
              people,
              """
              update notices.delivery d
                 set state = 'waiting', next_at = :next, problem = :problem
              """)
          .param("next", now().plus(AGAIN_AFTER.get(tried - 1)))
          .param("problem", problem)
          .update();
    }
  }

  /** What nobody answered for goes back as it was. */
  void release() {
    sql("""
    update notices.delivery set state = 'waiting'
     where institution_id = :institution and channel = :channel and state = 'sending'
    """)
        .update();
  }

  private JdbcClient.StatementSpec of(UUID notice, Collection<UUID> people, String update) {
    return of(notice, people, update, "");
  }

  private JdbcClient.StatementSpec of(
      UUID notice, Collection<UUID> people, String update, String returning) {
    // The coalesce keeps the look-up on the key: while PostgreSQL knows nothing of a table that has
    // just been filled, it would rather go through all that are being sent.
    return jdbc.sql(
            update
                + """

                 where d.institution_id = :institution and d.notice_id = :notice
                   and d.person_id = any (:people) and coalesce(d.state = 'sending', false)
                """
                + returning)
        .param("institution", house.get("institution"))
        .param("notice", notice)
        .param("people", people.toArray(UUID[]::new))
        .param("now", now());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
